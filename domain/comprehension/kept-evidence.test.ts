import { describe, expect, it } from 'vitest'
import { answer, day, evidenceAfter, parameters } from './evidence.testing.ts'
import { applyAnswer, countsAsEvidence } from './evidence.ts'
import { type PracticeUnderstanding, understandingAfter } from './practice-understanding.ts'

describe('what is kept beside the likelihood', () => {
  it('remembers the first right answer at least seven days after the training', () => {
    const evidence = evidenceAfter([answer('i0')])
    expect(evidence.trainedAt).toEqual(day(0))
    expect(applyAnswer(evidence, answer('i1', { answeredAt: day(6.9) }), parameters).rightOnLaterDayAt).toBeNull()
    const wrong = applyAnswer(evidence, answer('i1', { answeredAt: day(8), correct: false }), parameters)
    expect(wrong.rightOnLaterDayAt).toBeNull()
    const rapid = applyAnswer(evidence, answer('i1', { answeredAt: day(8), elapsedMs: 900 }), parameters)
    expect(rapid.rightOnLaterDayAt).toBeNull()
    const right = applyAnswer(wrong, answer('i2', { answeredAt: day(9) }), parameters)
    expect(right.rightOnLaterDayAt).toEqual(day(9))
    expect(applyAnswer(right, answer('i3', { answeredAt: day(40) }), parameters).rightOnLaterDayAt).toEqual(day(9))
  })

  it('lengthens stability by right answers on later days only, the more the more had been at risk', () => {
    const evidence = evidenceAfter([answer('i0'), answer('i1')])
    expect(evidence.stabilityDays).toBe(35)
    const soon = applyAnswer(evidence, answer('i2', { answeredAt: day(7) }), parameters).stabilityDays
    const late = applyAnswer(evidence, answer('i2', { answeredAt: day(35) }), parameters).stabilityDays
    expect(late).toBeCloseTo(35 * (1 + 4 * (1 - 1.2346 ** -0.5)), 10)
    expect(soon).toBeGreaterThan(35)
    expect(soon).toBeLessThan(late)
    expect(applyAnswer(evidence, answer('i2', { answeredAt: day(35), correct: false }), parameters).stabilityDays).toBe(
      35,
    )
  })

  it('counts the answers that were sure and wrong while they are held', () => {
    const wrong = { correct: false, confidence: 'sure' } as const
    const answers = [answer('i0', wrong), answer('i1', wrong), answer('i2'), answer('i3', { answeredAt: day(8) })]
    const counts = answers.map((_, index) => {
      const understanding = answers
        .slice(0, index + 1)
        .reduce<PracticeUnderstanding | null>(
          (before, one) => understandingAfter(before, { ...one, misconceptions: [] }, parameters),
          null,
        )
      return understanding?.evidence.sureAndWrong
    })
    expect(counts).toEqual([1, 2, 2, 2])
  })

  it('survives being stored as JSON', () => {
    const evidence = evidenceAfter([answer('i0'), answer('i1', { correct: false })])
    expect(JSON.parse(JSON.stringify(evidence)).likelihood).toEqual(evidence.likelihood)
    expect(JSON.parse(JSON.stringify(parameters))).toEqual(parameters)
  })
})

describe('which answers count', () => {
  it('the first to an item, and a later one 30 days after the last', () => {
    expect(countsAsEvidence(day(0), null)).toBe(true)
    expect(countsAsEvidence(day(29.9), day(0))).toBe(false)
    expect(countsAsEvidence(day(30), day(0))).toBe(true)
  })
})
