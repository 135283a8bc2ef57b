import type { Evidence } from './evidence.ts'
import { type GroupShare, groupShare, SMALLEST_GROUP } from './group-share.ts'
import { generalWeights, meanGeneral } from './higher-order.ts'
import type { PracticeId } from './item.ts'
import { jointLikelihoodAt, massAbove, posteriorsUnder } from './joint-likelihood.ts'
import type { MemberOverall } from './overall-share.ts'
import type { Parameters } from './parameters.ts'
import { type ReportedPractice, readOut } from './read-out.ts'
import { scoringOf } from './scoring.ts'
import { understoodPracticeCount } from './understood-practice-count.ts'

/** Variance of team means around the organisation's. */
const TEAM_VARIANCE = 0.36
const ITERATIONS = 8

type Options = { practices: readonly ReportedPractice[]; asOf: Date }

/**
 * The share of one team that understands each practice, with a team prior: colleagues learn together, so what the
 * team's answers say of its mean general ability, m = ΣE[g]/(n + 1/0.36) iterated eight times, is each member's prior
 * mean. A member's own report never uses it. Teams under five are 'too-few'.
 */
export function teamShares(
  people: readonly ReadonlyMap<PracticeId, Evidence>[],
  parameters: Parameters,
  options: Options,
): Map<PracticeId, GroupShare> | 'too-few' {
  return people.length < SMALLEST_GROUP
    ? 'too-few'
    : sharesByPractice(teamMembers(people, parameters, options), options)
}

/** The shares of a team whose members are at hand, their cells in the order of the practices. */
export function sharesByPractice(
  members: readonly Pick<MemberOverall, 'cells'>[],
  { practices }: Pick<Options, 'practices'>,
): Map<PracticeId, GroupShare> | 'too-few' {
  const byPractice = new Map<PracticeId, GroupShare>()
  for (const [index, { id }] of practices.entries()) {
    const share = groupShare(members.flatMap(({ cells }) => cells[index] ?? []))
    if (share === 'too-few') return 'too-few'
    byPractice.set(id, share)
  }
  return byPractice
}

/** Each person of a team in each practice, and over all of them, as the team's shares count them: with the team prior. */
export function teamMembers(
  people: readonly ReadonlyMap<PracticeId, Evidence>[],
  parameters: Parameters,
  options: Options,
): MemberOverall[] {
  const scoring = scoringOf(parameters)
  const members = people.map((evidence) => ({
    evidence,
    joint: jointLikelihoodAt(evidence, parameters, options.asOf).now,
  }))
  const weights = generalWeights(teamMean(members.map((member) => member.joint.messages)))
  const ids = options.practices.map((practice) => practice.id)
  return members.map((member) => {
    const posterior = posteriorsUnder(member.joint, weights, scoring)
    const statuses = readOut(member.evidence, parameters, options)
    const cells = ids.map((id, index) => ({
      probability: massAbove(posterior(id), scoring.practice(id).above),
      status: statuses[index]?.status ?? ('not-enough-evidence' as const),
    }))
    return { cells, understood: understoodPracticeCount(member.joint, weights, scoring, ids) }
  })
}

/** The team's mean general ability, shrunk towards 0. */
export function teamMean(messagesOfMembers: readonly Float64Array[]): number {
  const n = messagesOfMembers.length
  let mean = 0
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const weights = generalWeights(mean)
    let sum = 0
    for (const messages of messagesOfMembers) sum += meanGeneral(messages, weights)
    mean = sum / (n + 1 / TEAM_VARIANCE)
  }
  return mean
}
