import { expect, test } from 'vitest'
import { type AskedModule, emptyHospital, keyOf } from './hospital-model.ts'
import { openWork } from './reconcile.ts'

const askedModule = (assignment: string, dueOn: number, askedOn = 10): AskedModule => ({
  ...{ assignment, person: 'p1', module: 'the-call-that-dropped', round: 1, askedOn, dueOn },
  ...{ dueByHand: false, completedOn: null, releasedOn: null, sparedBy: null },
})

test.each([
  ['is due first', askedModule('one', 30), askedModule('other', 20), 'other'],
  ['was asked first, where both are due on a day', askedModule('one', 20, 11), askedModule('other', 20), 'other'],
  ['was made first, where both were asked on a day', askedModule('one', 20), askedModule('other', 20), 'other'],
])('of two that ask for a module that one counts which %s', (_which, one, other, counts) => {
  const model = emptyHospital()
  const work = new Map([one, other].map((each) => [`${each.assignment} ${each.module}`, [each]]))
  model.asked.set('p1', work)
  for (const [place, each] of [other, one].entries()) model.places.set(keyOf(each), place)
  expect(openWork(model, 'p1').get(one.module)?.assignment).toBe(counts)
})
