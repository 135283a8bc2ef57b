import { expect, test } from 'vitest'
import { messageTriedForMs, nextMessageTry } from './next-message-try.ts'

test('a message is tried with growing gaps for five days, and no sooner than the receiver asks', () => {
  const startedAt = new Date('2026-06-01T10:00:00Z')
  const gaps: number[] = []
  let now = startedAt
  for (;;) {
    const next = nextMessageTry(startedAt, { now, chance: 0.5, askedMs: 0 })
    if (next === null) break
    gaps.push((next.getTime() - now.getTime()) / 1000)
    now = next
  }
  expect(gaps.slice(0, 6)).toEqual([30, 30, 60, 120, 240, 480])
  expect(Math.max(...gaps)).toBe(6 * 60 * 60)
  expect(gaps.length).toBeLessThan(40)
  expect(startedAt.getTime() + messageTriedForMs - now.getTime()).toBeLessThanOrEqual(6 * 60 * 60 * 1000)
  const nextTry = nextMessageTry(startedAt, { now: startedAt, chance: 0, askedMs: 120_000 })
  expect(nextTry).toEqual(new Date('2026-06-01T10:02:00Z'))
})
