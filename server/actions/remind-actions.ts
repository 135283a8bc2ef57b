'use server'

import { remindPeople } from '#data/notices/remind-people.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { action, type Outcome } from './action.ts'
import { OnePerson } from './fields.ts'

/** A manager reminds one of their people of what they have to do. */
export const remindAsManager = action('manager', OnePerson, async (viewer, { personId }, at) => {
  return remind(viewer, personId, at)
})

export const remindAsAdministrator = action('administrator', OnePerson, async (viewer, { personId }, at) => {
  return remind(viewer, personId, at)
})

async function remind(viewer: Manager | Administrator, personId: string, at: { now: Date }): Promise<Outcome> {
  const { reminded, already, withoutWork } = await remindPeople(viewer, [personId], at)
  if (reminded > 0) return { ok: true, done: 'reminded' }
  const problem = already > 0 ? 'reminded-today' : withoutWork > 0 ? 'nothing-to-do' : 'not-found'
  return { ok: false, field: 'personId', problem }
}
