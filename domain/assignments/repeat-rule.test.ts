import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysAfter } from '#domain/dates/days-after.ts'
import { columnsOfRepeat, nextRoundOn, type RepeatRule, repeatRuleOf } from './repeat-rule.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const days = 28
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((count) => daysAfter(day('2020-01-01'), count))
const anyRule: fc.Arbitrary<RepeatRule> = fc
  .record({ months: fc.integer({ min: 1, max: 120 }), from: fc.option(anyDay) })
  .map(({ months, from }) =>
    from === null ? { by: 'completion', months, days } : { by: 'calendar', months, days, from },
  )

test.each([
  // On 29 February, in a year that has none, and in the next that has one.
  ['2028-02-29', 12, '2028-02-29', '2029-02-28'],
  ['2028-02-29', 12, '2029-02-28', '2030-02-28'],
  ['2028-02-29', 12, '2031-12-31', '2032-02-29'],
  // The 31st, counted from the first and not from the short month before.
  ['2027-01-31', 1, '2027-01-31', '2027-02-28'],
  ['2027-01-31', 1, '2027-02-28', '2027-03-31'],
  // Before it begins, on its day, and long after.
  ['2027-01-01', 6, '2026-03-01', '2027-01-01'],
  ['2027-01-01', 6, '2026-12-31', '2027-01-01'],
  ['2027-01-01', 6, '2027-01-01', '2027-07-01'],
  ['2027-01-01', 6, '2031-05-05', '2031-07-01'],
])('from %s, every %d months: completed on %s, asked again on %s', (from, months, completedOn, next) => {
  expect(nextRoundOn({ by: 'calendar', months, days, from: day(from) }, day(completedOn))).toEqual(day(next))
})

test.each([
  [12, '2028-02-29', '2029-02-28'],
  [48, '2028-02-29', '2032-02-29'],
  [6, '2026-08-31', '2027-02-28'],
])('%d months after who completed it on %s: on %s', (months, completedOn, next) => {
  expect(nextRoundOn({ by: 'completion', months, days }, day(completedOn))).toEqual(day(next))
})

test('the next round is later than the completion, at most so many months, and never earlier for who completed later', () => {
  fc.assert(
    fc.property(anyRule, anyDay, fc.nat(2000), (rule, completedOn, later) => {
      const next = nextRoundOn(rule, completedOn)
      expect(next > completedOn).toBe(true)
      const begun = rule.by === 'completion' || rule.from <= completedOn
      if (begun) expect(next <= daysAfter(completedOn, rule.months * 31 + 3)).toBe(true)
      else if (rule.by === 'calendar') expect(next).toEqual(rule.from)
      expect(nextRoundOn(rule, daysAfter(completedOn, later)) >= next).toBe(true)
      expect(repeatRuleOf(columnsOfRepeat(rule))).toEqual(rule)
    }),
  )
})
