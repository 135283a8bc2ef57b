import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askAgainAfter, isTurnedAway, type Load, usualRoom, worths } from './shedding.ts'

const count = fc.nat(10_000)
const load: fc.Arbitrary<Load> = fc.record({
  atWork: fc.record({ report: count, administration: count, learning: count, answer: count }),
  waiting: count,
  lagMs: fc.double({ min: 0, max: 20_000, noNaN: true }),
})
const room = fc.integer({ min: 1, max: 5000 })
const idle: Load = { atWork: { report: 0, administration: 0, learning: 0, answer: 0 }, waiting: 0, lagMs: 0 }
const turnedAway = (now: Load, at = usualRoom) => worths.filter((worth) => isTurnedAway(worth, now, { room: at }))

describe('what is turned away', () => {
  it('is of less worth than whatever is taken, whatever the load and the room', () => {
    fc.assert(
      fc.property(load, room, (now, at) => {
        const away = turnedAway(now, at)
        expect(away).toEqual(worths.slice(0, away.length))
      }),
    )
  })
  it('is no less where there is more of anything', () => {
    fc.assert(
      fc.property(load, load, room, (now, more, at) => {
        const sum: Load = {
          atWork: {
            report: now.atWork.report + more.atWork.report,
            administration: now.atWork.administration + more.atWork.administration,
            learning: now.atWork.learning + more.atWork.learning,
            answer: now.atWork.answer + more.atWork.answer,
          },
          waiting: now.waiting + more.waiting,
          lagMs: now.lagMs + more.lagMs,
        }
        expect(turnedAway(sum, at)).toEqual(expect.arrayContaining(turnedAway(now, at)))
      }),
    )
  })
  it('is no less where there is less room', () => {
    fc.assert(
      fc.property(load, room, room, (now, one, other) => {
        const [small, large] = [Math.min(one, other), Math.max(one, other)]
        expect(turnedAway(now, small)).toEqual(expect.arrayContaining(turnedAway(now, large)))
      }),
    )
  })
  it('is nothing where nobody asks, however little room there is', () => {
    fc.assert(
      fc.property(room, (at) => {
        expect(turnedAway(idle, at)).toEqual([])
      }),
    )
  })
  it.each([
    ['24 pages', { ...idle, atWork: { ...idle.atWork, learning: 24 } }, 0],
    ['25 pages', { ...idle, atWork: { ...idle.atWork, learning: 25 } }, 1],
    ['50 pages', { ...idle, atWork: { ...idle.atWork, learning: 30, administration: 20 } }, 2],
    ['100 pages', { ...idle, atWork: { ...idle.atWork, learning: 100 } }, 3],
    [
      '500 answers at once, of which most wait for a connection',
      { ...idle, atWork: { ...idle.atWork, answer: 500 }, waiting: 390 },
      2,
    ],
    ['4,000 answers at once', { ...idle, atWork: { ...idle.atWork, answer: 4000 } }, 4],
    ['a database that gives nobody a connection', { ...idle, waiting: 4000 }, 4],
    ['an event loop that is 200 ms late', { ...idle, lagMs: 200 }, 1],
    ['one that is 800 ms late', { ...idle, lagMs: 800 }, 3],
  ])('with %s is the first of them', (_what, now, many) => {
    expect(turnedAway(now)).toEqual(worths.slice(0, many))
  })
})

describe('when to ask again', () => {
  it('is later the less worthy it is, and spread', () => {
    expect(worths.map((worth) => askAgainAfter(worth, 0))).toEqual([30, 15, 10, 5])
    expect(worths.map((worth) => askAgainAfter(worth, 0.999))).toEqual([59, 29, 19, 9])
  })
})
