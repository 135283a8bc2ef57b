import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { givesUpAt, nextTryAt } from './mail-kinds.ts'

const startedAt = new Date('2026-06-01T10:00:00Z')
const minutes = (count: number) => new Date(startedAt.getTime() + count * 60_000)

/** The minutes after which it is tried, if each try fails at once. */
function tries(giveUpAt: Date, chance: () => number): number[] {
  const at: number[] = []
  for (
    let now: Date | null = startedAt;
    now !== null;
    now = nextTryAt({ startedAt, giveUpAt }, { now, chance: chance() })
  )
    at.push((now.getTime() - startedAt.getTime()) / 60_000)
  return at
}

describe('a mail that cannot be sent', () => {
  test('is tried after a minute, then twice as late each time, in the end every hour', () => {
    expect(tries(minutes(600), () => 0.5)).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 124, 184, 244, 304, 364, 424, 484, 544])
  })

  test('that asks for a new password is given up after an hour, an invitation after three days', () => {
    expect(tries(givesUpAt('password-reset', { now: startedAt }), () => 0.5)).toEqual([0, 1, 2, 4, 8, 16, 32])
    expect(tries(givesUpAt('invitation', { now: startedAt }), () => 0.5).at(-1)).toBe(71 * 60 + 4)
  })

  test('is never tried at once again nor after it was given up, whatever chance says', () => {
    const giveUpAt = givesUpAt('invitation', { now: startedAt })
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (chances) => {
        const at = tries(giveUpAt, () => chances.next().value)
        expect(at.every((time) => time < 72 * 60)).toBe(true)
        expect(at.slice(1).every((time, place) => time - (at[place] ?? 0) >= 0.75)).toBe(true)
        expect(at.length).toBeLessThan(120)
      }),
    )
  })
})
