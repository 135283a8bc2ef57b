import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWithin, limitOf, usualRequestsAMinute } from './requests.ts'

describe('how much one person may ask for in a minute', () => {
  it('is five pages a second, and two answers', () => {
    expect(limitOf('page', usualRequestsAMinute)).toEqual({ most: 300, countedFrom: 60 })
    expect(limitOf('answer', usualRequestsAMinute)).toEqual({ most: 120, countedFrom: 60 })
  })
  it('is counted before it is reached, however it is set', () => {
    fc.assert(
      fc.property(fc.constantFrom('page', 'answer'), fc.integer({ min: 1, max: 999_999 }), (counted, aMinute) => {
        const { most, countedFrom } = limitOf(counted, aMinute)
        expect(countedFrom).toBeGreaterThanOrEqual(1)
        expect(countedFrom).toBeLessThanOrEqual(most)
      }),
    )
  })
  it('is the same whether requests are counted one by one or together', () => {
    const many = fc.integer({ min: 1, max: 500 })
    fc.assert(
      fc.property(many, fc.array(many, { minLength: 1, maxLength: 20 }), (most, batches) => {
        let all = 0
        const within = batches.flatMap((batch) => {
          all += batch
          return Array.from({ length: batch }, (_, place) => isWithin(most, { all, many: batch, place: place + 1 }))
        })
        expect(within).toEqual(within.map((_, before) => before < most))
      }),
    )
  })
})
