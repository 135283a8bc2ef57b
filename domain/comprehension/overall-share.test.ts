import { describe, expect, test } from 'vitest'
import { applyAnswer, type Evidence } from './evidence.ts'
import { expertParameters } from './expert-parameters.ts'
import { generalWeights } from './higher-order.ts'
import { jointLikelihoodAt } from './joint-likelihood.ts'
import { overallShare } from './overall-share.ts'
import { scoringOf } from './scoring.ts'
import { teamMembers } from './team-share.ts'
import { understoodPracticeCount } from './understood-practice-count.ts'

const now = new Date('2026-06-01T10:00:00Z')
const practices = ['approved-tools', 'right-patient', 'report-incidents'].map((id) => ({ id, critical: false }))
const parameters = expertParameters(
  practices.flatMap(({ id }) =>
    Array.from({ length: 6 }, (_, item) => ({
      id: `${id}/${item}`,
      practice: id,
      format: 'single' as const,
      options: 4,
      difficulty: item / 3 - 1,
      justCompetent: 0.7,
    })),
  ),
)
const scoring = scoringOf(parameters)
const weights = generalWeights(0)

/** Someone whose answers, practice by practice, were right this often of six. */
function person(...right: number[]): Map<string, Evidence> {
  const evidence = new Map<string, Evidence>()
  right.forEach((count, place) => {
    const id = practices[place]?.id ?? ''
    for (let item = 0; item < 6; item++) {
      const answer = {
        itemId: `${id}/${item}`,
        correct: item < count,
        confidence: null,
        elapsedMs: 30_000,
        answeredAt: now,
        occasion: 'training' as const,
      }
      evidence.set(id, applyAnswer(evidence.get(id) ?? null, answer, parameters))
    }
  })
  return evidence
}

const countOf = (evidence: Map<string, Evidence>, ids: readonly string[]) =>
  understoodPracticeCount(jointLikelihoodAt(evidence, parameters, now).now, weights, scoring, ids)

describe('how many practices someone understands', () => {
  test('is one chance where there is one practice: mean P, variance P(1 − P)', () => {
    for (const right of [0, 2, 4, 6]) {
      const { mean, variance } = countOf(person(right), ['approved-tools'])
      expect(variance).toBeCloseTo(mean * (1 - mean), 10)
    }
  })

  test('has the mean of the practices one by one, and more variance than if they were independent', () => {
    const someone = person(3, 2, 4)
    const ids = practices.map(({ id }) => id)
    const [together, ...single] = [countOf(someone, ids), ...ids.map((id) => countOf(someone, [id]))]
    expect(together?.mean).toBeCloseTo(
      single.reduce((sum, { mean }) => sum + mean, 0),
      10,
    )
    expect(together?.variance).toBeGreaterThan(single.reduce((sum, { variance }) => sum + variance, 0))
  })
})

describe('the overall share of a team', () => {
  const team = [person(6, 5, 6), person(1, 0, 2), person(3, 3, 3), person(5, 6, 4), person(2, 4, 1)]

  test('is the mean of all its cells, with an interval around it', () => {
    const members = teamMembers(team, parameters, { practices, asOf: now })
    const overall = overallShare(members)
    if (overall === 'too-few') throw new Error('five are enough')
    const probabilities = members.flatMap(({ cells }) => cells.map(({ probability }) => probability))
    expect(overall.share).toBeCloseTo(probabilities.reduce((sum, p) => sum + p, 0) / probabilities.length, 10)
    expect(overall.interval.low).toBeLessThan(overall.share)
    expect(overall.interval.high).toBeGreaterThan(overall.share)
    expect(overall.n).toBe(5)
  })

  test('is not shown for fewer than five people, however many practices there are', () => {
    expect(overallShare(teamMembers(team.slice(0, 4), parameters, { practices, asOf: now }))).toBe('too-few')
  })
})
