import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachOnce, parseRule, ruleKinds, ruleSides, writeRule } from './audience-rule.ts'

const anyRule = fc
  .record({
    side: fc.constantFrom(...ruleSides),
    kind: fc.constantFrom(...ruleKinds),
    id: fc.uuid(),
    term: fc.string(),
  })
  .map(({ side, kind, id, term }) => ({
    side,
    kind,
    value: kind === 'profession' || kind === 'site' ? `${term}.x`.slice(-200) : id,
  }))

test('every rule is read from an address as it was written there, and nothing else is one', () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      expect(parseRule(writeRule(rule))).toEqual(rule)
    }),
  )
  for (const text of [
    '',
    'asked',
    'asked.team.',
    'asked.team.Ward',
    'told.site.North',
    `asked.site.${'x'.repeat(201)}`,
    'asked.site.a\u0000b',
  ])
    expect(parseRule(text)).toBeNull()
})

test('of the same people the last rule holds', () => {
  const nurses = { kind: 'profession', value: 'Nurse' } as const
  const north = { side: 'asked', kind: 'site', value: 'North' } as const
  expect(eachOnce([{ side: 'asked', ...nurses }, north, { side: 'spared', ...nurses }])).toEqual([
    north,
    { side: 'spared', ...nurses },
  ])
})
