import { describe, expect, test } from 'vitest'
import { applyAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { groupShare } from '#domain/comprehension/group-share.ts'
import { overallShare } from '#domain/comprehension/overall-share.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { sharesByPractice, teamMembers } from '#domain/comprehension/team-share.ts'
import { seededRandom } from '#simulation/model/random.ts'
import { PersonProfiles } from './person-profiles.ts'

const trainedAt = new Date('2026-01-10T10:00:00Z')
const asOf = new Date('2026-06-01T10:00:00Z')
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

/** Forty people who know more or less, each asked about some practices only. */
const random = seededRandom(7)
const everybody = Array.from({ length: 40 }, (): ReadonlyMap<string, Evidence> => {
  const skill = random()
  const evidence = new Map<string, Evidence>()
  for (const { id } of practices) {
    const questionCount = Math.floor(random() * 7)
    for (let item = 0; item < questionCount; item++) {
      const answer = { itemId: `${id}/${item}`, correct: random() < skill, confidence: null, elapsedMs: 30_000 }
      evidence.set(
        id,
        applyAnswer(
          evidence.get(id) ?? null,
          { ...answer, answeredAt: trainedAt, occasion: 'training' as const },
          parameters,
        ),
      )
    }
  }
  return evidence
})
const options = { practices, asOf }
const profiles = new PersonProfiles(everybody.length, parameters, options)
for (const [person, evidence] of everybody.entries()) profiles.set(person, evidence)

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, place) => from + place)

describe('the figures of a group, from everybody’s profiles', () => {
  test.each([
    [5, 12],
    [0, 40],
  ])('are those of a team’s own report (people %i to %i)', (from, to) => {
    const figures = profiles.figuresOf(numbers(from, to), { prior: 'of-the-group' })
    const members = teamMembers(everybody.slice(from, to), parameters, options)
    const shares = sharesByPractice(members, { practices })
    const overall = overallShare(members)
    if (figures === 'too-few' || shares === 'too-few' || overall === 'too-few') throw new Error('too few')
    practices.forEach(({ id }, place) => {
      expect(figures.shares[place]?.share).toBeCloseTo(shares.get(id)?.share ?? -1, 6)
      expect(figures.shares[place]?.interval.low).toBeCloseTo(shares.get(id)?.interval.low ?? -1, 6)
      expect(figures.shares[place]?.notEnoughEvidence).toBe(shares.get(id)?.notEnoughEvidence)
    })
    expect(figures.overall.share).toBeCloseTo(overall.share, 6)
    expect(figures.overall.interval.low).toBeCloseTo(overall.interval.low, 6)
    expect(figures.overall.interval.high).toBeCloseTo(overall.interval.high, 6)
    expect(figures.overall.notEnoughEvidence).toBe(overall.notEnoughEvidence)
  })

  test('are the mean of the members’ own probabilities where the group has no prior', () => {
    const figures = profiles.figuresOf(numbers(0, 40), { prior: 'standard' })
    const estimates = everybody.map((evidence) => readOut(evidence, parameters, options))
    if (figures === 'too-few') throw new Error('too few')
    practices.forEach((_, place) => {
      const share = groupShare(estimates.flatMap((own) => own[place] ?? []))
      if (share === 'too-few') throw new Error('too few')
      expect(figures.shares[place]?.share).toBeCloseTo(share.share, 6)
      const own = estimates[3]?.[place]
      expect(profiles.probabilitiesOf(3)[place]).toBe(own?.tooLittle === 'few-answers' ? Number.NaN : own?.probability)
    })
  })

  test('are not there for fewer than five', () => {
    expect(profiles.figuresOf(numbers(0, 4), { prior: 'standard' })).toBe('too-few')
  })
})
