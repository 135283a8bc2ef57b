import {
  ASSUMED_FORGETTING,
  daysBetween,
  type Forgetting,
  retention,
  stretchedStability,
} from '#domain/comprehension/forgetting.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { normal, type Random } from './random.ts'

/** What training left in one practice, by how much that had raised ability, and when it goes. */
type Memory = { ability: number; gain: number; stabilityDays: number; refreshedAt: Date; goneAt: Date }

/** A made-up clinician whose true abilities are known: plain data, never changed in place. */
export type SimulatedClinician = {
  /** The general ability g. */
  general: number
  /** Ability in each practice before training, and after what training left is gone. */
  untrained: Readonly<Record<PracticeId, number>>
  memories: Readonly<Record<PracticeId, Memory>>
  /** Probability that an answer is thought about, and not a rapid guess. */
  engagement: number
  /** Logarithm of how much longer than others they take. */
  slowness: number
  /** Added to the log-odds at which they feel sure: above 0 overconfident. */
  boldness: number
  /** Fixes which misconceptions they hold. */
  beliefs: number
  /** A misconception that no training has moved: they choose what it says almost wherever it is offered, and are sure of it. */
  stuckOn: string | null
}

export type ClinicianHabits = {
  practices: readonly PracticeId[]
  /** Correlation of each practice with the general ability. */
  lambda?: number
  /** Mean of the general ability, for example of the clinician's team. */
  mean?: number
  /** Probability that an answer is engaged; left out, nearly everybody is nearly always. */
  engagement?: number
  boldness?: number
  stuckOn?: string
}

const FEW_CLICK_THROUGH = 0.04

/** Draws a clinician. */
export function simulateClinician(random: Random, habits: ClinicianHabits): SimulatedClinician {
  const lambda = habits.lambda ?? Math.SQRT1_2
  const general = (habits.mean ?? 0) + normal(random)
  const own = Math.sqrt(1 - lambda * lambda)
  const initialAbilities: Record<PracticeId, number> = {}
  for (const practice of habits.practices) initialAbilities[practice] = lambda * general + own * normal(random)
  const engagement = random() < FEW_CLICK_THROUGH ? 0.5 + 0.35 * random() : 0.985 + 0.015 * random()
  return {
    general,
    untrained: initialAbilities,
    memories: {},
    engagement: habits.engagement ?? engagement,
    slowness: 0.25 * normal(random),
    boldness: habits.boldness ?? 0.2 + 0.6 * normal(random),
    beliefs: Math.floor(random() * 4_294_967_296),
    stuckOn: habits.stuckOn ?? null,
  }
}

/** Ability in a practice at a moment: what training left, or, once that is gone, what there was before. */
export function abilityAt(clinician: SimulatedClinician, practice: PracticeId, at: Date): number {
  const memory = clinician.memories[practice]
  if (memory && at < memory.goneAt) return memory.ability
  return clinician.untrained[practice] ?? clinician.general
}

export type Teaching = {
  /** How far training raises ability above what it was untrained, in units of theta. */
  gain: number
  forgetting?: Forgetting
}

/**
 * The clinician after being taught a practice, or after recalling it on a later day. How long it stays is drawn from
 * the forgetting curve; teaching it again while it is still there makes it stay longer, and raises it only where this
 * teaching is the better one.
 */
export function teach(
  clinician: SimulatedClinician,
  practice: PracticeId,
  at: Date,
  random: Random,
  teaching: Teaching,
): SimulatedClinician {
  const forgetting = teaching.forgetting ?? ASSUMED_FORGETTING
  const before = clinician.memories[practice]
  const stillThere = before !== undefined && at < before.goneAt
  const stabilityDays = stillThere
    ? stretchedStability(
        before.stabilityDays,
        retention(daysBetween(before.refreshedAt, at), before.stabilityDays, forgetting),
        forgetting,
      )
    : forgetting.initialStabilityDays
  const isKept = stillThere && teaching.gain <= before.gain
  const ability = isKept
    ? before.ability
    : (clinician.untrained[practice] ?? clinician.general) + teaching.gain * (0.6 + 0.8 * random())
  const goneAt = new Date(at.getTime() + daysUntilLoss(random, stabilityDays, forgetting) * 86_400_000)
  const gain = isKept ? before.gain : teaching.gain
  const memory: Memory = { ability, gain, stabilityDays, refreshedAt: at, goneAt }
  return { ...clinician, memories: { ...clinician.memories, [practice]: memory } }
}

const LONGEST_DAYS = 36_500

/** A draw of how many days a memory lasts: the forgetting curve turned round. */
export function daysUntilLoss(random: Random, stabilityDays: number, forgetting: Forgetting): number {
  const left = 1 - random()
  return Math.min(LONGEST_DAYS, (stabilityDays / forgetting.decay) * (left ** (1 / forgetting.exponent) - 1))
}
