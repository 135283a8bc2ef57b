import fc from 'fast-check'
import { describe, expect, it, test, vi } from 'vitest'
import { limitOf } from '#domain/limits/requests.ts'
import { beginOwnCount } from './own-count.ts'

/** One account, counted at one place, as the database does it: a minute begins with the first. */
function elsewhere(clock: { now: number }) {
  let endsAt = 0
  let requests = 0
  return vi.fn(async (more: number) => {
    if (clock.now >= endsAt) {
      endsAt = clock.now + 60_000
      requests = 0
    }
    requests += more
    return { requests, secondsLeft: Math.ceil((endsAt - clock.now) / 1000) }
  })
}

function someCounts(many: number) {
  const clock = { now: 0 }
  const count = elsewhere(clock)
  const counts = Array.from({ length: many }, () => beginOwnCount({ count, now: () => clock.now }))
  return { clock, count, counts }
}

const limit = limitOf('page', 300)

describe('requests of one person', () => {
  it('are counted nowhere else as long as they are ordinary', async () => {
    const { clock, count, counts } = someCounts(1)
    for (let minute = 0; minute < 3; minute++) {
      for (let request = 1; request < limit.countedFrom; request++) expect(await counts[0]?.take(limit)).toBeNull()
      clock.now += 60_000
    }
    expect(count).not.toHaveBeenCalled()
  })

  test('in whatever order and however many at once: none within the limit is refused, and no more go on than that and what each process lets through by itself', async () => {
    const bursts = fc.array(fc.record({ of: fc.nat(3), many: fc.integer({ min: 1, max: 60 }) }), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(bursts, fc.integer({ min: 1, max: 400 }), async (asked, aMinute) => {
        const own = limitOf('page', aMinute)
        const { counts } = someCounts(4)
        let wentOn = 0
        let sent = 0
        for (const { of, many } of asked) {
          const outcomes = await Promise.all(Array.from({ length: many }, () => counts[of]?.take(own)))
          wentOn += outcomes.filter((againAfter) => againAfter === null).length
          sent += many
          if (sent <= own.most) expect(wentOn).toBe(sent)
        }
        expect(wentOn).toBeLessThanOrEqual(own.most + counts.length * (own.countedFrom - 1))
      }),
    )
  })

  it('go on exactly up to the limit in one session', async () => {
    const { counts } = someCounts(1)
    const outcomes = await Promise.all(Array.from({ length: 1000 }, () => counts[0]?.take(limit)))
    expect(outcomes).toEqual(outcomes.map((_, before) => (before < 300 ? null : 60)))
  })

  it('are counted with two calls where a thousand come at once, and with none once they are refused', async () => {
    const { clock, count, counts } = someCounts(1)
    const [own] = counts
    await own?.take(limit)
    await Promise.all(Array.from({ length: 1000 }, () => own?.take(limit)))
    expect(count.mock.calls.length).toBeLessThanOrEqual(2)
    const before = count.mock.calls.length
    clock.now += 20_500
    expect(await own?.take(limit)).toBe(40)
    expect(count).toHaveBeenCalledTimes(before)
    clock.now += 39_500
    expect(await own?.take(limit)).toBeNull()
  })

  it('go on where nobody could count them', async () => {
    const own = beginOwnCount({ count: async () => null, now: () => 0 })
    const outcomes = await Promise.all(Array.from({ length: 1000 }, () => own.take(limit)))
    expect(outcomes.every((againAfter) => againAfter === null)).toBe(true)
  })
})
