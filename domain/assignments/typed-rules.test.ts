import { expect, test } from 'vitest'
import { readDueRule, readRepeatRule } from './typed-rules.ts'

const today = new Date('2026-06-01T00:00:00Z')

test.each([
  ['date', '2026-06-01', '', { ok: true, rule: today }],
  ['date', '', '30', { ok: false, field: 'dueOn', problem: 'required' }],
  ['date', '2026-02-30', '', { ok: false, field: 'dueOn', problem: 'not-a-date' }],
  ['date', '2026-05-31', '', { ok: false, field: 'dueOn', problem: 'in-the-past' }],
  ['joining', 'nonsense', '30', { ok: true, rule: { by: 'joining', days: 30 } }],
  ['asking', '', '', { ok: false, field: 'dueDays', problem: 'required' }],
  ...['0', '1001', '-3', '1.5', '1e3', 'ten'].map(
    (days) => ['asking', '', days, { ok: false, field: 'dueDays', problem: 'not-a-number-of-days' }] as const,
  ),
] as const)('by when: %s, %j, %j', (dueBy, dueOn, dueDays, read) => {
  expect(readDueRule({ dueBy, dueOn, dueDays }, today)).toEqual(read)
})

const from = new Date('2026-06-02T00:00:00Z')
test.each([
  ['once', '', '', '', { ok: true, rule: null }],
  ['calendar', '12', '2026-06-02', '28', { ok: true, rule: { by: 'calendar', months: 12, from, days: 28 } }],
  ['calendar', '12', '2026-06-01', '28', { ok: false, field: 'repeatFrom', problem: 'not-later-than-today' }],
  ['calendar', '12', '', '28', { ok: false, field: 'repeatFrom', problem: 'required' }],
  ['completion', '12', '', '28', { ok: true, rule: { by: 'completion', months: 12, days: 28 } }],
  ['completion', '121', '', '28', { ok: false, field: 'repeatMonths', problem: 'not-a-number-of-months' }],
  ['completion', '12', '', '0', { ok: false, field: 'repeatDays', problem: 'not-a-number-of-days' }],
] as const)('asked again: %s, %j, %j, %j', (repeatBy, repeatMonths, repeatFrom, repeatDays, read) => {
  expect(readRepeatRule({ repeatBy, repeatMonths, repeatFrom, repeatDays }, today)).toEqual(read)
})
