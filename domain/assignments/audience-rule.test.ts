import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachOnce, parseRule, readRules, ruleKinds, ruleSides, writeRule } from './audience-rule.ts'

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

test('an address that is cut off anywhere never means more people than the whole one', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { minLength: 1 }), fc.nat(), (rules, cut) => {
      const texts = rules.map(writeRule)
      expect(readRules([...texts, ''])).toEqual(rules)
      const [last = ''] = texts.slice(-1)
      const left = readRules([...texts.slice(0, -1), last.slice(0, 1 + (cut % last.length))])
      expect(left === null || left.length === rules.length).toBe(true)
    }),
  )
  expect(readRules(['asked.team.0190c3a0'])).toBeNull()
})

test('of the same people the last rule holds', () => {
  const nurses = { kind: 'profession', value: 'Nurse' } as const
  const north = { side: 'asked', kind: 'site', value: 'North' } as const
  expect(eachOnce([{ side: 'asked', ...nurses }, north, { side: 'spared', ...nurses }])).toEqual([
    north,
    { side: 'spared', ...nurses },
  ])
})
