import { describe, expect, it } from 'vitest'
import { cutFromRatings } from './cut.ts'
import { expertParameters, floorOf, guessingByFormat } from './expert-parameters.ts'
import { CELL_WIDTH, GRID, PRIOR, shareAbove } from './grid.ts'
import { itemFormats } from './item.ts'
import { probabilityRight } from './item-response.ts'

describe('the grid', () => {
  it('has 41 points from −4 to 4 and a prior that sums to 1', () => {
    expect(GRID).toHaveLength(41)
    expect([GRID[0], GRID[20], GRID[40]]).toEqual([-4, 0, 4])
    expect(PRIOR.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
  })

  it('splits the cell on the boundary', () => {
    const above = shareAbove(0.05)
    expect(above[19]).toBe(0)
    expect(above[20]).toBeCloseTo((0.1 - 0.05) / CELL_WIDTH, 12)
    expect(above[21]).toBe(1)
    expect(shareAbove(-9)[0]).toBe(1)
    expect(shareAbove(9)[40]).toBe(0)
  })
})

describe('the item response function', () => {
  it('starts at guessing, passes the middle at its difficulty, and ends at 0.98', () => {
    const curve = { a: 1.5, b: 0.3, c: 0.25 }
    expect(probabilityRight(-60, curve)).toBeCloseTo(0.25, 10)
    expect(probabilityRight(0.3, curve)).toBeCloseTo((0.25 + 0.98) / 2, 10)
    expect(probabilityRight(60, curve)).toBeCloseTo(0.98, 10)
  })
})

describe('parameters from experts', () => {
  it('know the chance of guessing each format', () => {
    expect(guessingByFormat('single', 4)).toBe(0.25)
    expect(guessingByFormat('multiple', 5)).toBe(0.05)
    expect(guessingByFormat('order', 4)).toBeCloseTo(1 / 24, 12)
    expect(guessingByFormat('spot', 8)).toBe(0.1)
  })

  it('are the prior means', () => {
    const item = { id: 'x', practice: 'p', format: 'single' as const, options: 4, difficulty: -0.4, justCompetent: 0.6 }
    expect(expertParameters([item])).toMatchObject({
      lambda: 0.7,
      items: { x: { a: expect.closeTo(1.2, 12), b: -0.4, c: 0.25 } },
    })
  })
})

describe('the floor of an item', () => {
  const item = { id: 'x', practice: 'p', format: 'single' as const, options: 4, difficulty: 0, justCompetent: 0.6 }

  it('is the published one, in every format, and without one the guess of the format', () => {
    expect(floorOf(item)).toBe(0.25)
    for (const format of itemFormats) expect(floorOf({ ...item, format, floor: 0.55 })).toBe(0.55)
    expect(expertParameters([{ ...item, floor: 0.55 }]).items.x?.c).toBe(0.55)
    expect(floorOf({ ...item, floor: 0 })).toBe(0)
  })

  it('leaves every right answer something to say', () => {
    expect(floorOf({ ...item, floor: 1 })).toBe(0.95)
  })

  it('keeps a rating at or under it from moving the cut', () => {
    const ratedItem = { ...item, floor: 0.55, justCompetent: 0.7 }
    const { cuts } = expertParameters([ratedItem])
    const guessable = { ...item, id: 'y', floor: 0.85, justCompetent: 0.6 }
    expect(expertParameters([ratedItem, guessable]).cuts.p).toEqual(cuts.p)
    expect(expertParameters([guessable]).cuts.p).toEqual({ tau: 0, standardError: 1 })
  })
})

describe('the cut', () => {
  const items = [-1, -0.2, 0.4].map((b) => ({ a: 1.2, b, c: 0.25 }))
  const withRatings = (tau: number, off: readonly number[] = [0, 0, 0]) =>
    items.map((item, index) => ({ ...item, justCompetent: probabilityRight(tau, item) + (off[index] ?? 0) }))

  it('is the ability at which the expected number right is what the judges ask for', () => {
    expect(cutFromRatings(withRatings(-0.25)).tau).toBeCloseTo(-0.25, 10)
    expect(cutFromRatings(withRatings(-0.25)).standardError).toBeCloseTo(0, 6)
  })

  it('is less certain the more the ratings disagree', () => {
    const cut = cutFromRatings(withRatings(-0.25, [0.1, -0.1, 0]))
    expect(cut.tau).toBeCloseTo(-0.25, 10)
    expect(cut.standardError).toBeGreaterThan(0.1)
  })

  it('stays on the grid whatever the judges ask for', () => {
    expect(cutFromRatings(items.map((item) => ({ ...item, justCompetent: 1 }))).tau).toBeCloseTo(4, 6)
    expect(cutFromRatings(items.map((item) => ({ ...item, justCompetent: 0 }))).tau).toBeCloseTo(-4, 6)
    expect(cutFromRatings([])).toEqual({ tau: 0, standardError: 1 })
  })
})
