import { describe, expect, test } from 'vitest'
import { startCounting } from './figures-by-kind.ts'
import { missedGoals } from './hold.ts'

const figures = (...replies: { status: number | null; ms: number }[]) => {
  const counting = startCounting()
  for (const reply of replies) counting.count('answer', { ...reply, sentAt: performance.now() })
  return counting.take()
}
const flat = [200, 300, 300, 310]

describe('what bench:load asks of a web', () => {
  test('is kept by answers in time', () => {
    expect(missedGoals(figures({ status: 200, ms: 12 }), flat)).toEqual([])
  })
  test('is missed by slow answers, by one that is turned away, by one that never came, by memory that grows', () => {
    expect(missedGoals(figures({ status: 200, ms: 300 }), flat)).toEqual(['p95 of answer'])
    expect(missedGoals(figures({ status: 503, ms: 1 }), flat)).toEqual(['errors of answer'])
    expect(missedGoals(figures({ status: null, ms: 1 }), flat)).toEqual(['errors of answer'])
    expect(missedGoals(figures(), [200, 300, 300, 331])).toEqual(['memory'])
  })
  test('is told of each kind and of all', () => {
    const counting = startCounting()
    const sentAt = performance.now()
    for (const [kind, ms] of [
      ['answer', 10],
      ['report', 30],
    ] as const)
      counting.count(kind, { status: 200, sentAt, ms })
    const p50 = Object.fromEntries(counting.take().map((each) => [each.kind, each.p50]))
    expect(p50).toMatchObject({ answer: 10, report: 30, all: expect.any(Number) })
    expect([10, 20, 30]).toContain(p50.all)
  })
  test('is told of each time by itself', () => {
    const counting = startCounting()
    const sentAt = performance.now()
    counting.count('answer', { status: 500, sentAt, ms: 1 })
    expect(counting.take()[0]).toMatchObject({ kind: 'answer', errors: 1, turnedAway: 0 })
    counting.count('answer', { status: 503, sentAt, ms: 20_000 })
    expect(counting.take()[0]).toMatchObject({ kind: 'answer', errors: 0, turnedAway: 0 })
  })
})
