import type { PracticeId } from './item.ts'
import type { Estimate } from './read-out.ts'

export type WeighedPractice = { readonly id: PracticeId; readonly riskWeight: number; readonly critical: boolean }

/** A practice in which a person should be helped, why, and the harm to expect there. */
export type Need = {
  readonly practice: PracticeId
  readonly because: 'confidently-wrong' | 'does-not-understand-yet' | 'faded' | 'developing'
  readonly harm: number
}

/** How much a person needs help. */
export type HelpNeed = {
  /** Expected harm over all practices with enough evidence: what people are ordered by. */
  readonly harm: number
  /** The practices to help with, the most harm first. */
  readonly needs: readonly Need[]
  /** Practices without enough evidence: nothing is known there, so ask. */
  readonly unknown: readonly PracticeId[]
}

const CRITICAL_COUNTS = 2
const CONFIDENTLY_WRONG_COUNTS = 1.5

type PracticeStanding = Pick<Estimate, 'practice' | 'probability' | 'status' | 'confidentlyWrong'>

/**
 * The harm to expect of one person's choices: the sum over practices of risk weight × (1 − P), twice for critical practices
 * and half as much again while confidently wrong. Practices without enough evidence are left out of it: they are no reason
 * to help but one to ask.
 */
export function helpNeedOf(estimates: readonly PracticeStanding[], practices: readonly WeighedPractice[]): HelpNeed {
  const weights = new Map(practices.map((practice) => [practice.id, practice]))
  const needs: Need[] = []
  const unknown: PracticeId[] = []
  let sum = 0
  for (const estimate of estimates) {
    if (estimate.status === 'not-enough-evidence') {
      unknown.push(estimate.practice)
      continue
    }
    const harm = harmOf(estimate, weights.get(estimate.practice))
    const because = reasonOf(estimate)
    sum += harm
    if (because !== null) needs.push({ practice: estimate.practice, because, harm })
  }
  return { harm: sum, needs: needs.sort((a, b) => b.harm - a.harm), unknown }
}

function harmOf({ probability, confidentlyWrong }: PracticeStanding, practice: WeighedPractice | undefined): number {
  const weight = (practice?.riskWeight ?? 1) * (practice?.critical ? CRITICAL_COUNTS : 1)
  return weight * (1 - probability) * (confidentlyWrong ? CONFIDENTLY_WRONG_COUNTS : 1)
}

function reasonOf({ status, confidentlyWrong }: PracticeStanding): Need['because'] | null {
  if (confidentlyWrong) return 'confidently-wrong'
  switch (status) {
    case 'does-not-understand-yet':
    case 'faded':
    case 'developing':
      return status
    case 'understands':
    case 'shown-so-far':
    case 'not-enough-evidence':
      return null
  }
}

/** Orders people by the harm to expect, the most first; names decide nothing. Where nothing is known of anyone, who is less known first. */
export function byHarm(a: HelpNeed, b: HelpNeed): number {
  return b.harm - a.harm || b.unknown.length - a.unknown.length
}
