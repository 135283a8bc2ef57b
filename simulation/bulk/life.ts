import { applyAnswer, countsAsEvidence, type Evidence } from '#domain/comprehension/evidence.ts'
import { answerItem, type SimulatedAnswer } from '#simulation/model/answer.ts'
import { type SimulatedClinician, simulateClinician, teach } from '#simulation/model/clinician.ts'
import { type Random, seededRandom } from '#simulation/model/random.ts'
import type { Plan } from './plan.ts'

const dayMs = 24 * 60 * 60 * 1000

/** An attempt at a module, or a follow-up of one, with its answers. */
export type Occasion = {
  readonly kind: 'attempt' | 'follow-up'
  /** Which of the plan's modules. */
  readonly module: number
  readonly startedAt: Date
  readonly answers: readonly (SimulatedAnswer & {
    readonly itemId: string
    readonly practice: string
    readonly answeredAt: Date
    readonly counts: boolean
  })[]
}

export type Life = { readonly occasions: readonly Occasion[]; readonly evidence: ReadonlyMap<string, Evidence> }

export type LifeOptions = {
  readonly seed: number
  /** Mean ability, as of the person's team. */
  readonly mean: number
  readonly answers: number
  readonly now: Date
  /** What a module adds to ability in its practices. */
  readonly gain: number
}

/** The year is as long as the modules take, one every so many days, with the last ones hardly over. */
const betweenModulesDays = 27
const followUpAfterDays = [7, 30] as const
const itemsAFollowUp = 2

/** A simulated clinician's year of training: which answers they gave when, and the evidence that these amount to. */
export function liveThrough(plan: Plan, { seed, mean, answers: wanted, now, gain }: LifeOptions): Life {
  const random = seededRandom(seed)
  let clinician = simulateClinician(random, { practices: plan.practices, mean })
  const evidence = new Map<string, Evidence>()
  const lastAnswered = new Map<string, Date>()
  const occasions: Occasion[] = []
  let given = 0
  let ended = new Date(0)
  for (const { kind, module, startedAt } of calendar(plan, { random, now })) {
    if (given >= wanted) break
    const taught = plan.modules[module]
    if (taught === undefined) continue
    const items = kind === 'attempt' ? taught.items : followUpItems(plan, taught.practices, { lastAnswered, random })
    const answers: Occasion['answers'][number][] = []
    // One thing at a time: evidence is made in the order of the answers.
    let at = startedAt > ended ? startedAt : ended
    for (const item of items.slice(0, wanted - given)) {
      const simulated = answerItem(clinician, item, at, random)
      // Whole milliseconds, as they are stored: evidence computed from others would not be what the answers give.
      const answer = { ...simulated, elapsedMs: Math.round(simulated.elapsedMs) }
      at = new Date(at.getTime() + 12_000 + answer.elapsedMs)
      const counts = countsAsEvidence(at, lastAnswered.get(item.id) ?? null)
      answers.push({ ...answer, itemId: item.id, practice: item.practice, answeredAt: at, counts })
      lastAnswered.set(item.id, at)
      if (!counts) continue
      const counted = { itemId: item.id, correct: answer.correct, confidence: answer.confidence, answeredAt: at }
      const before = evidence.get(item.practice) ?? null
      evidence.set(
        item.practice,
        applyAnswer(
          before,
          { ...counted, elapsedMs: answer.elapsedMs, occasion: kind === 'attempt' ? 'training' : 'follow-up' },
          plan.parameters,
        ),
      )
    }
    ended = at
    given += answers.length
    if (answers.length > 0) occasions.push({ kind, module, startedAt, answers })
    if (kind === 'attempt') clinician = taughtBy(clinician, taught.practices, at, { random, gain })
  }
  return { occasions, evidence }
}

function taughtBy(
  clinician: SimulatedClinician,
  practices: readonly string[],
  at: Date,
  { random, gain }: { random: Random; gain: number },
): SimulatedClinician {
  return practices.reduce((taught, practice) => teach(taught, practice, at, random, { gain }), clinician)
}

type Due = Pick<Occasion, 'kind' | 'module' | 'startedAt'>

/** Everybody begins with another module; follow-ups come a week and a month after. In the order of their dates. */
function calendar(plan: Plan, { random, now }: { random: Random; now: Date }): Due[] {
  const modules = plan.modules.length
  const begun = now.getTime() - (modules * betweenModulesDays + 40) * dayMs
  const first = Math.floor(random() * modules)
  const due: Due[] = []
  for (let turn = 0; turn < modules; turn++) {
    const module = (first + turn) % modules
    const at = begun + (turn * betweenModulesDays + 25 * random()) * dayMs
    due.push({ kind: 'attempt', module, startedAt: new Date(at) })
    for (const days of followUpAfterDays)
      due.push({ kind: 'follow-up', module, startedAt: new Date(at + (days + 3 * random()) * dayMs) })
  }
  return due.filter(({ startedAt }) => startedAt < now).sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
}

function followUpItems(
  plan: Plan,
  practices: readonly string[],
  { lastAnswered, random }: { lastAnswered: ReadonlyMap<string, Date>; random: Random },
) {
  return practices
    .flatMap((practice) => {
      const unseen = (plan.followUps.get(practice) ?? []).filter(({ id }) => !lastAnswered.has(id))
      return unseen.length === 0 ? [] : [unseen[Math.floor(random() * unseen.length)]]
    })
    .filter((item) => item !== undefined)
    .slice(0, itemsAFollowUp)
}
