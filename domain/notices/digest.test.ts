import { expect, test } from 'vitest'
import { digestLines, type ManagerDigest } from './digest.ts'

const understoodShare = { share: 0.4, low: 0.3, high: 0.5 }
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
    team('Unasked', { understood: understoodShare, completed: { done: 0, assigned: 0 } }),
    team('Ward', { understood: understoodShare, completed: { done: 1, assigned: 2 } }),
    team('Bay', {
      understood: understoodShare,
      completed: { done: 1, assigned: 2 },
      spared: { waived: 1, excused: 0 },
    }),
  ]
  const words: string[] = []
  digestLines(
    { to: 'manager', teams, late: { people: 0, first: [] } },
    (key, values) => {
      if (values?.team !== undefined) words.push(`${values.team}: ${key}`)
      return key
    },
    (share) => `${share * 100}%`,
  )
  expect(words).toEqual([
    'Small: too-few',
    'Beside: protects-others',
    'New: not-yet',
    'Unasked: nothing-assigned',
    'Ward: team',
    'Bay: team-apart',
  ])
})
