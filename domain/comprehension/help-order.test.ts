import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byHarm, helpNeedOf } from './help-order.ts'
import type { Estimate } from './read-out.ts'

const practices = [
  { id: 'approved-tools', riskWeight: 3, critical: false },
  { id: 'private-surroundings', riskWeight: 1, critical: false },
  { id: 'right-patient', riskWeight: 2, critical: true },
]

const estimate = (practice: string, status: Estimate['status'], probability: number, confidentlyWrong = false) => ({
  practice,
  status,
  probability,
  confidentlyWrong,
})

const statuses = ['understands', 'shown-so-far', 'faded', 'does-not-understand-yet', 'developing'] as const

describe('what a person should be helped with', () => {
  test('is weighed by risk and the chance of choosing unsafely', () => {
    const { needs, harm } = helpNeedOf(
      [
        estimate('private-surroundings', 'does-not-understand-yet', 0.05),
        estimate('approved-tools', 'does-not-understand-yet', 0.2),
      ],
      practices,
    )
    expect(needs.map(({ practice }) => practice)).toEqual(['approved-tools', 'private-surroundings'])
    expect(harm).toBeCloseTo(3 * 0.8 + 0.95, 12)
  })

  test('counts twice where the practice is critical, and half as much again while confidently wrong', () => {
    const [need] = helpNeedOf([estimate('right-patient', 'developing', 0.5, true)], practices).needs
    expect(need).toEqual({ practice: 'right-patient', because: 'confidently-wrong', harm: 2 * 2 * 0.5 * 1.5 })
  })

  test('leaves out what is not known, and says so', () => {
    const need = helpNeedOf([estimate('approved-tools', 'not-enough-evidence', 0.1, true)], practices)
    expect(need).toEqual({ harm: 0, needs: [], unknown: ['approved-tools'] })
  })

  test('lists no practice that is understood, and counts what is left of its risk', () => {
    const need = helpNeedOf([estimate('approved-tools', 'understands', 0.9)], practices)
    expect(need.needs).toEqual([])
    expect(need.harm).toBeCloseTo(0.3, 12)
  })
})

describe('who needs help first', () => {
  test('is a person who fails everywhere before one with a single confident error', () => {
    const everywhere = helpNeedOf(
      practices.map(({ id }) => estimate(id, 'does-not-understand-yet', 0.1)),
      practices,
    )
    const once = helpNeedOf(
      practices.map(({ id }, place) => estimate(id, 'understands', 0.9, place === 0)),
      practices,
    )
    const nobody = helpNeedOf([], practices)
    expect([nobody, once, everywhere].sort(byHarm)).toEqual([everywhere, once, nobody])
  })

  test('never falls behind for being less able or more confidently wrong in any practice', () => {
    const cell = fc.record({
      status: fc.constantFrom(...statuses),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
      confidentlyWrong: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.tuple(cell, cell, cell),
        fc.nat({ max: 2 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (cells, place, factor) => {
          const estimates = cells.map((each, index) => ({ ...each, practice: practices[index]?.id ?? '' }))
          const worse = estimates.map((each, index) =>
            index === place ? { ...each, probability: each.probability * factor, confidentlyWrong: true } : each,
          )
          expect(helpNeedOf(worse, practices).harm).toBeGreaterThanOrEqual(helpNeedOf(estimates, practices).harm)
        },
      ),
    )
  })
})
