import { describe, expect, it } from 'vitest'
import { measurePace } from './pace.ts'

function paceWithClock() {
  let now = 1000
  const pace = measurePace(() => now)
  const pass = (ms: number) => {
    now += ms
  }
  /** So many pages that come at once and are finished one after the other. */
  const finish = (pages: number, msEach: number) => {
    for (let page = 0; page < pages; page++) pace.begin()
    for (let page = 0; page < pages; page++) {
      pass(msEach)
      pace.end(1)
    }
  }
  return { pace, pass, finish }
}

describe('the pace of a process', () => {
  it('is guessed until something was finished', () => {
    expect(paceWithClock().pace.pagesASecond()).toBe(15)
  })
  it('is soon what it is', () => {
    const { pace, finish } = paceWithClock()
    finish(500, 20)
    expect(pace.pagesASecond()).toBeCloseTo(50, 0)
    finish(50, 200)
    expect(pace.pagesASecond()).toBeCloseTo(5, 0)
  })
  it('falls while nothing is finished', () => {
    const { pace, pass } = paceWithClock()
    pace.begin()
    pass(9000)
    expect(pace.pagesASecond()).toBeLessThan(2)
  })
  it('does not change while nobody asks', () => {
    const { pace, pass, finish } = paceWithClock()
    finish(500, 20)
    const before = pace.pagesASecond()
    pass(3_600_000)
    expect(pace.pagesASecond()).toBe(before)
    finish(1, 20)
    expect(pace.pagesASecond()).toBeCloseTo(before, 0)
  })
  it('counts what is less than a page as that', () => {
    const { pace, pass } = paceWithClock()
    for (let answer = 0; answer < 3000; answer++) {
      pace.begin()
      pass(4)
      pace.end(0.1)
    }
    expect(pace.pagesASecond()).toBeCloseTo(25, 0)
  })
})
