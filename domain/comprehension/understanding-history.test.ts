import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence } from './evidence.ts'
import { applyAnswer } from './evidence.ts'
import { expertParameters } from './expert-parameters.ts'
import type { ExpertItem } from './item.ts'
import { readOut } from './read-out.ts'
import { type PracticeAnswer, understandingHistory } from './understanding-history.ts'

const practices = [
  { id: 'devices', critical: false },
  { id: 'right-patient', critical: true },
]
const items: ExpertItem[] = practices.flatMap(({ id }) =>
  Array.from({ length: 12 }, (_, number) => ({
    id: `${id}/${number}`,
    practice: id,
    format: 'single' as const,
    options: 4,
    difficulty: -0.4,
    justCompetent: 0.72,
  })),
)
const parameters = expertParameters(items)
const begin = Date.parse('2026-01-05T09:00:00Z')
const day = 24 * 60 * 60 * 1000

const answer = (number: number, days: number, correct: boolean, practice = 'devices'): PracticeAnswer => ({
  practice,
  itemId: `${practice}/${number}`,
  correct,
  confidence: 'sure',
  elapsedMs: 20_000,
  answeredAt: new Date(begin + days * day + number * 60_000),
  occasion: 'training',
  misconceptions: [],
})
const allRight = [
  ...[0, 1, 2, 3, 4].map((number) => answer(number, 0, true)),
  ...[5, 6, 7].map((number) => answer(number, 20, true)),
]
const asOf = new Date(begin + 30 * day)
const [devices, rightPatient] = understandingHistory(allRight, parameters, { practices, asOf })

describe('the history of an estimate', () => {
  test('ends with what is reported now', () => {
    const evidence = new Map<string, Evidence>()
    for (const { practice, ...given } of allRight)
      evidence.set(practice, applyAnswer(evidence.get(practice) ?? null, given, parameters))
    const [now] = readOut(evidence, parameters, { practices, asOf })
    expect(devices?.points.at(-1)).toMatchObject({
      at: asOf,
      probability: now?.probability,
      interval: now?.interval,
      status: now?.status,
    })
    expect(devices?.projection[0]).toEqual(devices?.points.at(-1))
  })

  test('rises at right answers, and falls with the time between them', () => {
    const at = (days: number) =>
      devices?.points.filter((point) => Math.abs(point.at.getTime() - begin - days * day) < day / 2) ?? []
    const [before, after] = [at(20)[0], at(20).at(-1)]
    expect(after?.probability).toBeGreaterThan(before?.probability ?? 1)
    const early = at(0).at(-1)
    expect(before?.probability).toBeLessThan(early?.probability ?? 0)
    for (const { probability, interval } of devices?.points ?? []) {
      expect(interval.low).toBeLessThanOrEqual(probability)
      expect(interval.high).toBeGreaterThanOrEqual(probability)
    }
  })

  test('tells each status from the moment that it held: nothing is understood on the day it is taught', () => {
    expect(devices?.changes.map(({ status }) => status)).toEqual(['not-enough-evidence', 'shown-so-far', 'understands'])
    expect(devices?.changes[2]?.at).toEqual(allRight.at(-1)?.answeredAt)
  })

  test('says when it falls below what is needed if nothing more is asked, and what is then', () => {
    const fallsAt = devices?.fallsBelowAt?.getTime() ?? 0
    expect(fallsAt).toBeGreaterThan(asOf.getTime())
    const later = understandingHistory(allRight, parameters, { practices, asOf: new Date(fallsAt + day) })[0]
    expect(later?.points.at(-1)?.probability).toBeLessThan(devices?.needed ?? 0)
    expect(later?.fallsBelowAt).toBeNull()
    // Somewhere in between the status became "faded", to the day.
    const fadedPoint = later?.changes.find(({ status }) => status === 'faded')
    expect(Math.abs((fadedPoint?.at.getTime() ?? 0) - fallsAt)).toBeLessThan(day)
  })

  test('of a practice without answers has no status but "not enough evidence", and a critical one needs more', () => {
    expect(rightPatient?.changes.map(({ status }) => status)).toEqual(['not-enough-evidence'])
    expect(rightPatient?.needed).toBe(0.9)
    expect(devices?.needed).toBe(0.8)
  })

  test('of someone who has answered nothing is one point', () => {
    const [nothing] = understandingHistory([], parameters, { practices, asOf })
    expect(nothing?.points).toHaveLength(1)
    expect(nothing?.fallsBelowAt).toBeNull()
  })
})

describe('what was believed', () => {
  const wrong = (number: number, days: number, misconceptions: readonly string[]) => ({
    ...answer(number, days, false),
    misconceptions,
  })
  const toldAnswers = [
    wrong(0, 0, ['encrypted-is-approved']),
    wrong(1, 0, ['chosen-by-the-patient']),
    answer(2, 0, true),
    { ...answer(3, 8, true), misconceptions: ['encrypted-is-approved'] },
    answer(4, 30, true),
  ]
  const [devices] = understandingHistory(toldAnswers, parameters, { practices, asOf: new Date(begin + 60 * day) })

  test('is told with the day on which it was put right', () => {
    expect(devices?.putRight.map(({ id, since, at }) => [id, since.getTime(), at.getTime()])).toEqual([
      ['encrypted-is-approved', begin, begin + 8 * day + 3 * 60_000],
      ['chosen-by-the-patient', begin + 60_000, begin + 30 * day + 4 * 60_000],
    ])
  })

  test('is confidently wrong in one line while two sure and wrong answers are held, and no longer', () => {
    const flags = devices?.changes.map(({ confidentlyWrong }) => confidentlyWrong) ?? []
    expect(flags.filter(Boolean)).toHaveLength(1)
    expect(flags.at(-1)).toBe(false)
    const endTime = devices?.changes[flags.indexOf(true) + 1]?.at.getTime()
    expect(endTime).toBe(begin + 8 * day + 3 * 60_000)
  })
})

describe('a forecast', () => {
  test('never rises, whatever was answered', () => {
    const answers = fc.array(
      fc.record({ days: fc.integer({ min: 0, max: 200 }), correct: fc.boolean(), other: fc.boolean() }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(answers, (givenAnswers) => {
        const inOrder = givenAnswers
          .toSorted((a, b) => a.days - b.days)
          .map(({ days, correct, other }, number) => answer(number, days, correct, other ? 'right-patient' : 'devices'))
        for (const { projection } of understandingHistory(inOrder, parameters, {
          practices,
          asOf: new Date(begin + 210 * day),
        }))
          projection.slice(1).forEach(({ probability }, place) => {
            expect(probability).toBeLessThanOrEqual((projection[place]?.probability ?? 0) + 1e-9)
          })
      }),
      { numRuns: 60 },
    )
  })
})
