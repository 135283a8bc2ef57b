import { expect, test } from 'vitest'
import { weakestFirst } from './weakest-first.ts'

const knownPractice = (id: string, status: string, probability: number) => ({
  practice: { id },
  cell: { status, probability },
})

test('where help is needed most comes first, what nothing is known of last', () => {
  const practicesInOrder = weakestFirst(
    [
      knownPractice('unknown', 'not-enough-evidence', 0.5),
      knownPractice('sure', 'understands', 0.95),
      knownPractice('shown', 'shown-so-far', 0.85),
      knownPractice('faded', 'faded', 0.7),
      knownPractice('wrong', 'does-not-understand-yet', 0.1),
    ],
    [{ practice: 'wrong' }, { practice: 'faded' }],
  )
  expect(practicesInOrder.map(({ practice }) => practice.id)).toEqual(['wrong', 'faded', 'shown', 'sure', 'unknown'])
})
