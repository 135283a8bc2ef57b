import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askAgainAfter, isTurnedAway, type Load, pagesAtOnce, type Room, usualRoom, worths } from './shedding.ts'

const count = fc.nat(10_000)
const load: fc.Arbitrary<Load> = fc.record({
  atWork: fc.record({ report: count, administration: count, learning: count, answer: count }),
  waiting: count,
  lagMs: fc.double({ min: 0, max: 20_000, noNaN: true }),
})
const most = fc.integer({ min: 1, max: 5000 })
const pagesASecond = fc.double({ min: 0, max: 1000, noNaN: true })
const room: fc.Arbitrary<Room> = fc.record({ most, pagesASecond })
const usual: Room = { most: usualRoom, pagesASecond: 50 }
const idle: Load = { atWork: { report: 0, administration: 0, learning: 0, answer: 0 }, waiting: 0, lagMs: 0 }
const turnedAway = (now: Load, at = usual) => worths.filter((worth) => isTurnedAway(worth, now, at))

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
  it('is no less where there is less room, or less was finished', () => {
    fc.assert(
      fc.property(load, room, room, (now, one, other) => {
        const [least, greatest] = [Math.min, Math.max].map((of) => ({
          most: of(one.most, other.most),
          pagesASecond: of(one.pagesASecond, other.pagesASecond),
        }))
        expect(turnedAway(now, least)).toEqual(expect.arrayContaining(turnedAway(now, greatest)))
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
    ['an event loop that is 200 ms late', { ...idle, atWork: { ...idle.atWork, learning: 8 }, lagMs: 200 }, 1],
    ['one that is 800 ms late', { ...idle, atWork: { ...idle.atWork, learning: 30 }, lagMs: 800 }, 3],
    ['one that is late with little to do', { ...idle, atWork: { ...idle.atWork, learning: 7 }, lagMs: 20_000 }, 0],
    [
      'one that is late with a dozen pages to do',
      { ...idle, atWork: { ...idle.atWork, learning: 14 }, lagMs: 20_000 },
      1,
    ],
  ])('with %s is the first of them', (_what, now, many) => {
    expect(turnedAway(now)).toEqual(worths.slice(0, many))
  })
})

describe('how many pages are at work at once', () => {
  it.each([
    [0, 50],
    [20, 50],
    [30, 60],
    [50, 100],
    [400, 100],
  ])('where %s are finished a second: %s', (finished, expected) => {
    expect(pagesAtOnce({ pagesASecond: finished, most: usualRoom })).toBe(expected)
  })
  it.each([
    [8, 8],
    [30, 20],
    [60, 30],
  ])('of %s at most, as many as a browser asks for ahead, however slow: %s', (most, expected) => {
    expect(pagesAtOnce({ pagesASecond: 0, most })).toBe(expected)
  })
  it('is never more than what was set, however little that is', () => {
    fc.assert(
      fc.property(room, (at) => {
        expect(pagesAtOnce(at)).toBeLessThanOrEqual(at.most)
      }),
    )
  })
  it('is about learners’ pages alone: a slow process takes all else like any other', () => {
    fc.assert(
      fc.property(
        load,
        most,
        pagesASecond,
        fc.constantFrom('report', 'administration', 'answer'),
        (now, at, slow, worth) => {
          expect(isTurnedAway(worth, now, { most: at, pagesASecond: slow })).toBe(
            isTurnedAway(worth, now, { most: at, pagesASecond: 1000 }),
          )
        },
      ),
    )
  })
})

describe('when to ask again', () => {
  it('is later the less worthy it is, and spread', () => {
    expect(worths.map((worth) => askAgainAfter(worth, 0))).toEqual([30, 15, 10, 5])
    expect(worths.map((worth) => askAgainAfter(worth, 0.999))).toEqual([59, 29, 19, 9])
  })
})
