import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysAfter } from '#domain/dates/days-after.ts'
import { columnsOfDue, type DueRule, dueDateOfRequest, dueRuleOf, parseDueRule, writeDueRule } from './due-rule.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => daysAfter(day('2020-01-01'), days))
const anyRule: fc.Arbitrary<DueRule> = fc.oneof(
  anyDay,
  fc.record({ by: fc.constantFrom('joining' as const, 'asking' as const), days: fc.integer({ min: 1, max: 1000 }) }),
)

test.each([
  // Someone who was here, one who joins later, and one who is first asked long after they joined.
  ['joining.30', '2026-01-05', '2026-06-01', '2026-07-01'],
  ['joining.30', '2026-06-20', '2026-06-20', '2026-07-20'],
  ['joining.30', '2026-06-20', '2026-06-25', '2026-07-20'],
  ['joining.30', '2026-01-05', '2026-07-01', '2026-07-01'],
  ['joining.30', '2026-01-05', '2026-07-02', '2026-08-01'],
  ['asking.10', '2026-01-05', '2026-06-01', '2026-06-11'],
  ['asking.10', '2026-01-05', '2026-07-02', '2026-07-12'],
  ['asking.1', '2028-02-28', '2028-02-28', '2028-02-29'],
  ['2026-07-01', '2026-01-05', '2026-07-01', '2026-07-01'],
  ['2026-07-01', '2026-01-05', '2026-07-02', '2026-08-01'],
  ['2026-06-03', '2026-01-05', '2026-07-02', '2026-07-09'],
])('%s: joined on %s and asked on %s, it is due on %s', (text, joinedOn, askedOn, due) => {
  const rule = parseDueRule(text)
  if (rule === null) throw new Error(text)
  const days = { madeOn: day('2026-06-01'), joinedOn: day(joinedOn), askedOn: day(askedOn) }
  expect(dueDateOfRequest(rule, days)).toEqual(day(due))
})

test('nothing is due before it is asked, nor earlier for whoever is asked later', () => {
  fc.assert(
    fc.property(anyRule, anyDay, anyDay, fc.nat(1000), fc.nat(1000), (rule, madeOn, joinedOn, later, more) => {
      const askedOn = daysAfter(madeOn, later)
      const due = dueDateOfRequest(rule, { madeOn, joinedOn, askedOn })
      expect(due.getTime()).toBeGreaterThanOrEqual(askedOn.getTime())
      const after = dueDateOfRequest(rule, { madeOn, joinedOn, askedOn: daysAfter(askedOn, more) })
      expect(after.getTime()).toBeGreaterThanOrEqual(due.getTime())
    }),
  )
})

test('a rule is read as it was written and kept, and nothing else is one', () => {
  fc.assert(
    fc.property(anyRule, anyDay, (rule, madeOn) => {
      expect(parseDueRule(writeDueRule(rule))).toEqual(rule)
      const { dueBy, ...columns } = columnsOfDue(rule, madeOn)
      expect(dueRuleOf({ dueBy: dueBy as 'date' | 'joining' | 'asking', ...columns })).toEqual(rule)
    }),
  )
  for (const text of ['', 'joining', 'joining.0', 'joining.07', 'asking.1001', 'asking.-1', 'leaving.3', '2026-02-30'])
    expect(parseDueRule(text)).toBeNull()
})
