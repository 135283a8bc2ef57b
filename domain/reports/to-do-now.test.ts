import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupChange } from './group-change.ts'
import { type StandingTeam, toDoNow } from './to-do-now.ts'

const share = (value: number, unknown = 0) => ({
  share: value,
  interval: { low: value - 0.05, high: value + 0.05 },
  notEnoughEvidence: unknown,
  n: 10,
})
const practices = [
  { id: 'phishing', critical: false },
  { id: 'approved-tools', critical: true },
]
const team = (id: string, about: Partial<StandingTeam> = {}): StandingTeam => ({
  id,
  parentId: 'all',
  people: 10,
  overdue: null,
  figures: { overall: share(0.7), shares: [share(0.7), share(0.7)] },
  change: null,
  ...about,
})

describe('the things to do now', () => {
  test('stand in the smallest team that they are about', () => {
    const since = new Date('2026-10-03')
    const toDos = toDoNow(
      [
        team('all', { parentId: null, people: 40, overdue: { people: 7, since } }),
        team('one', { overdue: { people: 3, since } }),
        team('two', { overdue: { people: 4, since }, figures: null }),
        team('three', { figures: { overall: share(0.6, 0.3), shares: [share(0.2), share(0.5)] } }),
      ],
      practices,
    )
    expect(toDos).toEqual([
      { do: 'remind', team: 'two', people: 4, since },
      // A critical practice counts twice.
      { do: 'help', team: 'three', practice: 'approved-tools', share: share(0.5) },
      { do: 'ask', team: 'three', unknown: 0.3 },
    ])
  })

  test('are none where there is no team, and none of a team without figures that is not late', () => {
    expect(toDoNow([], practices)).toEqual([])
    expect(toDoNow([team('small', { figures: null })], practices)).toEqual([])
  })
})

test('a change is clear only where its interval leaves out zero, and is the opposite read backwards', () => {
  const estimate = fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.3, noNaN: true }))
    .map(([value, reach]) => ({ share: value, interval: { low: value - reach, high: value + reach } }))
  fc.assert(
    fc.property(estimate, estimate, (before, after) => {
      const { by, interval, direction } = groupChange(before, after)
      expect(direction === 'unclear').toBe(interval.low <= 0 && interval.high >= 0)
      expect(groupChange(after, before).by).toBeCloseTo(-by)
    }),
  )
})
