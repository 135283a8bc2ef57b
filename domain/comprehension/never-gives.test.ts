import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answers, later, only } from './read-out.testing.ts'

const practice = fc.record({
  right: fc.integer({ min: 0, max: 8 }),
  wrong: fc.integer({ min: 0, max: 8 }),
  days: fc.integer({ min: 0, max: 300 }),
})
const day = fc.integer({ min: 300, max: 2000 })

describe('forgetting', () => {
  it('takes away and never gives, whatever was answered and when', () => {
    fc.assert(
      fc.property(fc.array(practice, { minLength: 1, maxLength: 3 }), day, day, (records, one, other) => {
        const evidence = Object.fromEntries(
          records.map(({ right, wrong, days }, index) => [
            'abc'[index] ?? '',
            answers('abc'[index] ?? '', right, wrong, null, later(days)),
          ]),
        )
        const [before, after] = [Math.min(one, other), Math.max(one, other)].map((days) =>
          only(evidence, { asOf: later(days) }),
        )
        for (const id of ['a', 'b', 'c'])
          expect(after?.[id]?.probability).toBeLessThanOrEqual((before?.[id]?.probability ?? 1) + 1e-9)
      }),
      { numRuns: 3000 },
    )
  })

  it('leaves a probability that it would raise, and widens its interval', () => {
    const wrong = answers('a', 1, 7)
    const now = only({ a: wrong }).a
    const year = only({ a: wrong }, { asOf: later(365) }).a
    expect(year?.probability).toBe(now?.probability)
    expect(year?.theta).toBe(now?.theta)
    expect(year?.interval.low).toBeLessThanOrEqual(now?.interval.low ?? 0)
    expect(year?.interval.high).toBeGreaterThan(now?.interval.high ?? 1)
    expect(year?.status).toBe('does-not-understand-yet')
  })
})
