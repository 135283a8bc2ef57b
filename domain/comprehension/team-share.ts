import type { Evidence } from './evidence.ts'
import { daysBetween, retention } from './forgetting.ts'
import { type GroupShare, groupShare, SMALLEST_GROUP } from './group-share.ts'
import { generalWeights, meanGeneral, messageToGeneral, weightsFromOthers } from './higher-order.ts'
import type { PracticeId } from './item.ts'
import type { Parameters } from './parameters.ts'
import { likelihoodsAfterForgetting, massAbove, posteriors, type ReportedPractice, readOut } from './read-out.ts'
import { scoringOf } from './scoring.ts'

/** Variance of team means around the organisation's. */
const TEAM_VARIANCE = 0.36
const ITERATIONS = 8

/**
 * The share of one team that understands each practice, with a team prior: colleagues learn together, so what the
 * team's answers say of its mean general ability, m = ΣE[g]/(n + 1/0.36) iterated eight times, is each member's prior
 * mean. A member's own report never uses it. Teams under five are 'too-few'.
 */
export function teamShares(
  people: readonly ReadonlyMap<PracticeId, Evidence>[],
  parameters: Parameters,
  options: { practices: readonly ReportedPractice[]; asOf: Date },
): Map<PracticeId, GroupShare> | 'too-few' {
  if (people.length < SMALLEST_GROUP) return 'too-few'
  const scoring = scoringOf(parameters)
  const members = people.map((evidence) => {
    const kept = new Map<PracticeId, number>()
    for (const [practice, { lastEvidenceAt, stabilityDays }] of evidence) {
      kept.set(practice, retention(daysBetween(lastEvidenceAt, options.asOf), stabilityDays, parameters.forgetting))
    }
    const likelihoods = likelihoodsAfterForgetting(evidence, kept)
    const messages = [...likelihoods.values()].map((likelihood) => messageToGeneral(likelihood, scoring.kernel))
    return { evidence, likelihoods, messages }
  })
  const mean = teamMean(members.map((member) => member.messages))
  const weights = generalWeights(mean)
  const ids = options.practices.map((practice) => practice.id)
  const shares = members.map((member) => {
    const found = posteriors(member.likelihoods, ids, scoring, weights)
    const statuses = readOut(member.evidence, parameters, options)
    return ids.map((id, index) => ({
      probability: massAbove(found[index], scoring.practice(id).above),
      status: statuses[index]?.status ?? 'not-enough-evidence',
    }))
  })
  const byPractice = new Map<PracticeId, GroupShare>()
  ids.forEach((id, index) => {
    const share = groupShare(shares.flatMap((member) => member[index] ?? []))
    if (share !== 'too-few') byPractice.set(id, share)
  })
  return byPractice
}

/** The team's mean general ability, shrunk towards 0. */
export function teamMean(messagesOfMembers: readonly (readonly Float64Array[])[]): number {
  const n = messagesOfMembers.length
  let mean = 0
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const weights = generalWeights(mean)
    let sum = 0
    for (const messages of messagesOfMembers) {
      sum += meanGeneral(weightsFromOthers(messages, weights)[messages.length] ?? weights)
    }
    mean = sum / (n + 1 / TEAM_VARIANCE)
  }
  return mean
}
