import { expect, test } from 'vitest'
import { digestLines, type ManagerDigest } from './digest.ts'

const understood = { share: 0.4, low: 0.3, high: 0.5 }
const team = (name: string, of: Partial<ManagerDigest['teams'][number]>) => ({
  name,
  visibility: 'shown' as const,
  completed: null,
  spared: { waived: 0, excused: 0 },
  understood: null,
  least: null,
  ...of,
})

test('a team without a figure says why it has none', () => {
  const teams = [
    team('Small', { visibility: 'too-few' }),
    team('Beside', { visibility: 'protects-others' }),
    team('New', { visibility: 'not-yet' }),
    team('Unasked', { understood, completed: { done: 0, assigned: 0 } }),
    team('Ward', { understood, completed: { done: 1, assigned: 2 } }),
    team('Bay', { understood, completed: { done: 1, assigned: 2 }, spared: { waived: 1, excused: 0 } }),
  ]
  const said: string[] = []
  digestLines(
    { to: 'manager', teams, late: { people: 0, first: [] } },
    (key, values) => {
      if (values?.team !== undefined) said.push(`${values.team}: ${key}`)
      return key
    },
    (share) => `${share * 100}%`,
  )
  expect(said).toEqual([
    'Small: too-few',
    'Beside: protects-others',
    'New: not-yet',
    'Unasked: nothing-assigned',
    'Ward: team',
    'Bay: team-apart',
  ])
})
