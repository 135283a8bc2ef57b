import { expect, test } from 'vitest'
import { weakestFirst } from './weakest-first.ts'

const known = (id: string, status: string, probability: number) => ({ practice: { id }, cell: { status, probability } })

test('where help is needed most comes first, what nothing is known of last', () => {
  const listed = weakestFirst(
    [
      known('unknown', 'not-enough-evidence', 0.5),
      known('sure', 'understands', 0.95),
      known('shown', 'shown-so-far', 0.85),
      known('faded', 'faded', 0.7),
      known('wrong', 'does-not-understand-yet', 0.1),
    ],
    [{ practice: 'wrong' }, { practice: 'faded' }],
  )
  expect(listed.map(({ practice }) => practice.id)).toEqual(['wrong', 'faded', 'shown', 'sure', 'unknown'])
})
