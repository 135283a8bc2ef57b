import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comeIntoSight, goOutOfSight, startCounting, visibleMs } from './visible-time.ts'

describe('visible time', () => {
  it('counts while the page is in sight, and not while it is not', () => {
    const startTime = startCounting(1_000, { visible: true, before: 0 })
    const away = goOutOfSight(startTime, 4_000)
    expect(visibleMs(away, 60_000)).toBe(3_000)
    expect(visibleMs(comeIntoSight(away, 60_000), 62_000)).toBe(5_000)
  })
  it('goes on from what an earlier visit counted', () => {
    expect(visibleMs(startCounting(0, { visible: true, before: 7_000 }), 500)).toBe(7_500)
  })
  it('never counts more than has passed, nor less than nothing', () => {
    const step = fc.record({ after: fc.integer({ min: 0, max: 10_000 }), see: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let now = 0
        let time = startCounting(0, { visible: true, before: 0 })
        for (const { after, see } of steps) {
          now += after
          time = (see ? comeIntoSight : goOutOfSight)(time, now)
        }
        expect(visibleMs(time, now)).toBeLessThanOrEqual(now)
        expect(visibleMs(time, now - 1_000_000)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
