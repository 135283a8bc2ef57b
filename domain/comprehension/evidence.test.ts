import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer, day, evidenceAfter, parameters, probabilityOf } from './evidence.testing.ts'
import { answerMultipliers, applyAnswer } from './evidence.ts'
import { GRID } from './grid.ts'
import { probabilityRight } from './item-response.ts'

describe('one answer', () => {
  it('multiplies a flat likelihood by the item response function, scaled to a largest value of 1', () => {
    const item = parameters.items.i0
    if (!item) throw new Error('no item')
    const right = GRID.map((theta) => probabilityRight(theta, item))
    const largest = right[40] ?? 1
    evidenceAfter([answer('i0')]).likelihood.forEach((value, index) => {
      expect(value).toBeCloseTo((right[index] ?? 0) / largest, 12)
    })
    const wrong = answerMultipliers(answer('i0', { correct: false }), parameters)
    expect(wrong[10]).toBeCloseTo(1 - (right[10] ?? 0), 12)
  })

  it('lies between blind guessing and the item response function when it may have been a rapid guess', () => {
    const surelyRapid = answerMultipliers(answer('i0', { elapsedMs: 900 }), parameters)
    const multipliers = answerMultipliers(answer('i0'), parameters)
    expect(Math.max(...surelyRapid) - Math.min(...surelyRapid)).toBeLessThan(0.05)
    expect(Math.max(...multipliers) - Math.min(...multipliers)).toBeGreaterThan(0.6)
    expect(evidenceAfter([answer('i0', { elapsedMs: 900 })]).effectiveAnswers).toBeLessThan(0.1)
  })

  it('counts a right declared guess as even odds at best, and a wrong one as any other', () => {
    const lucky = answerMultipliers(answer('i0', { confidence: 'guess' }), parameters)
    expect(lucky[0]).toBeGreaterThan(0.5)
    expect(lucky[40]).toBeCloseTo(answerMultipliers(answer('i0'), parameters)[40] ?? 0, 1)
    const wrong = { correct: false, confidence: 'guess' } as const
    expect(answerMultipliers(answer('i0', wrong), parameters)).toEqual(
      answerMultipliers(answer('i0', { correct: false }), parameters),
    )
  })

  it('is not read otherwise from confidence', () => {
    const sure = answerMultipliers(answer('i1', { confidence: 'sure' }), parameters)
    expect(answerMultipliers(answer('i1', { confidence: null }), parameters)).toEqual(sure)
  })

  it('adds nothing when its item is quarantined', () => {
    const item = parameters.items.i0
    if (!item) throw new Error('no item')
    const withQuarantine = { ...parameters, items: { ...parameters.items, i0: { ...item, quarantined: true } } }
    const before = evidenceAfter([answer('i1')])
    expect(applyAnswer(before, answer('i0'), withQuarantine)).toBe(before)
    expect(applyAnswer(null, answer('i0'), withQuarantine).answers).toBe(0)
  })

  it('is refused for an unknown item', () => {
    expect(() => applyAnswer(null, answer('elsewhere'), parameters)).toThrow('no parameters for item "elsewhere"')
    expect(() => applyAnswer(null, answer('toString'), parameters)).toThrow()
  })
})

describe('a sequence of answers', () => {
  const outcomes = fc.array(
    fc.record({
      item: fc.integer({ min: 0, max: 3 }),
      correct: fc.boolean(),
      confidence: fc.constantFrom('sure' as const, 'fairly' as const, 'guess' as const, null),
      elapsedMs: fc.integer({ min: 300, max: 90_000 }),
    }),
    { minLength: 1, maxLength: 25 },
  )

  it('given at one time says the same in any order', () => {
    fc.assert(
      fc.property(outcomes, fc.infiniteStream(fc.nat()), (outcomesNow, keys) => {
        const answers = outcomesNow.map((one) => answer(`i${one.item}`, one))
        const shuffledAnswers = answers.map((one) => ({ one, key: keys.next().value })).sort((a, b) => a.key - b.key)
        const left = evidenceAfter(answers)
        const right = evidenceAfter(shuffledAnswers.map(({ one }) => one))
        left.likelihood.forEach((value, index) => {
          expect(right.likelihood[index]).toBeCloseTo(value, 10)
        })
        expect(right.effectiveAnswers).toBeCloseTo(left.effectiveAnswers, 10)
      }),
    )
  })

  it('over one working day says the same in any order to a hundredth', () => {
    fc.assert(
      fc.property(outcomes, (outcomesNow) => {
        const times = outcomesNow.map((_, index) => day((index / outcomesNow.length) * 0.4))
        const forward = outcomesNow.map((one, index) =>
          answer(`i${one.item}`, { ...one, answeredAt: times[index] ?? day(0) }),
        )
        const backward = [...outcomesNow]
          .reverse()
          .map((one, index) => answer(`i${one.item}`, { ...one, answeredAt: times[index] ?? day(0) }))
        expect(
          Math.abs(probabilityOf(evidenceAfter(forward), day(1)) - probabilityOf(evidenceAfter(backward), day(1))),
        ).toBeLessThan(0.01)
      }),
    )
  })

  it('never falls when one wrong answer becomes right', () => {
    fc.assert(
      fc.property(outcomes, fc.nat(), (outcomesNow, place) => {
        const at = place % outcomesNow.length
        const answers = outcomesNow.map((one) => answer(`i${one.item}`, one))
        const worse = answers.map((one, index) => (index === at ? { ...one, correct: false } : one))
        const better = answers.map((one, index) => (index === at ? { ...one, correct: true } : one))
        expect(probabilityOf(evidenceAfter(better))).toBeGreaterThanOrEqual(probabilityOf(evidenceAfter(worse)) - 1e-12)
      }),
    )
  })

  it('survives a thousand answers without underflow', () => {
    const many = Array.from({ length: 1000 }, (_, index) => answer(`i${index % 4}`, { correct: index % 2 === 0 }))
    const { likelihood } = evidenceAfter(many)
    expect(Math.max(...likelihood)).toBe(1)
    expect(likelihood.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
  })
})
