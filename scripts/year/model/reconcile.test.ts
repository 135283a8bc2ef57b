import { expect, test } from 'vitest'
import { type Asked, emptyHospital, keyOf } from './expected.ts'
import { openWork } from './reconcile.ts'

const asked = (assignment: string, dueOn: number, askedOn = 10): Asked => ({
  ...{ assignment, person: 'p1', module: 'the-call-that-dropped', round: 1, askedOn, dueOn },
  ...{ dueByHand: false, completedOn: null, releasedOn: null, sparedBy: null },
})

test.each([
  ['is due first', asked('one', 30), asked('other', 20), 'other'],
  ['was asked first, where both are due on a day', asked('one', 20, 11), asked('other', 20), 'other'],
  ['was made first, where both were asked on a day', asked('one', 20), asked('other', 20), 'other'],
])('of two that ask for a module that one counts which %s', (_which, one, other, counts) => {
  const expected = emptyHospital()
  const work = new Map([one, other].map((each) => [`${each.assignment} ${each.module}`, [each]]))
  expected.asked.set('p1', work)
  for (const [place, each] of [other, one].entries()) expected.places.set(keyOf(each), place)
  expect(openWork(expected, 'p1').get(one.module)?.assignment).toBe(counts)
})
