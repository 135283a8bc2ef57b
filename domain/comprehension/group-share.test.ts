import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupShare } from './group-share.ts'
import { poissonBinomial } from './poisson-binomial.ts'
import type { Status } from './status.ts'

const member = (probability: number, status: Status = 'developing') => ({ probability, status })
const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 0, maxLength: 10 })

function byEnumeration(chances: readonly number[]): number[] {
  const counts = new Array<number>(chances.length + 1).fill(0)
  for (let outcome = 0; outcome < 2 ** chances.length; outcome++) {
    let joint = 1
    let count = 0
    chances.forEach((chance, index) => {
      const happens = ((outcome >> index) & 1) === 1
      joint *= happens ? chance : 1 - chance
      if (happens) count += 1
    })
    counts[count] = (counts[count] ?? 0) + joint
  }
  return counts
}

describe('how many of independent events happen', () => {
  it('agrees with trying every outcome', () => {
    fc.assert(
      fc.property(probabilities, (chances) => {
        const distribution = byEnumeration(chances)
        poissonBinomial(chances).forEach((value, count) => {
          expect(value).toBeCloseTo(distribution[count] ?? -1, 12)
        })
      }),
    )
  })
})

describe('the share of a group', () => {
  it('is the mean probability, not a count of people', () => {
    expect(groupShare([0.79, 0.79, 0.79, 0.79, 0.79].map((p) => member(p)))).toMatchObject({
      share: expect.closeTo(0.79, 10),
      n: 5,
    })
  })

  it('is not shown for fewer than five', () => {
    expect(groupShare([0.5, 0.5, 0.5, 0.5].map((p) => member(p)))).toBe('too-few')
  })

  it('comes with the share that has not enough evidence', () => {
    const members = [member(0.5, 'not-enough-evidence'), ...[0.1, 0.2, 0.9, 0.9].map((p) => member(p))]
    expect(groupShare(members)).toMatchObject({ notEnoughEvidence: 0.2 })
  })

  it('has the exact binomial interval in a small group', () => {
    const share = groupShare(Array.from({ length: 10 }, () => member(0.5)))
    expect(share).toMatchObject({ interval: { low: 0.2, high: 0.8 } })
  })

  it('joins the normal interval smoothly at thirty', () => {
    const of = (n: number) => groupShare(Array.from({ length: n }, () => member(0.6)))
    const small = of(29)
    const large = of(30)
    if (small === 'too-few' || large === 'too-few') throw new Error('too few')
    expect(Math.abs(small.interval.low - large.interval.low)).toBeLessThan(0.03)
    expect(Math.abs(small.interval.high - large.interval.high)).toBeLessThan(0.03)
  })

  it('is certain when everybody is', () => {
    expect(groupShare(Array.from({ length: 40 }, () => member(1)))).toMatchObject({
      share: 1,
      interval: { low: 1, high: 1 },
    })
  })
})
