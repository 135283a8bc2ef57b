import { expect } from 'vitest'
import { now, type Strangers } from '#data/strangers.testing.ts'
import { listReminders } from './list-reminders.ts'
import { remindPeople } from './remind-people.ts'

/** What a stranger gets from each: nothing of the home organisation's. */
export const notices: Strangers = {
  remindPeople: async ({ stranger, owner, theirs: { personId } }) => {
    for (const viewer of [stranger.administrator, stranger.wardManager])
      expect(await remindPeople(viewer, [personId], { now })).toEqual({ reminded: 0, already: 0, withoutWork: 0 })
    expect(await owner.notice.count({ where: { personId } })).toBe(0)
  },
  listReminders: async ({ home, stranger, theirs: { personId } }) => {
    await remindPeople(home.administrator, [personId], { now })
    for (const viewer of [stranger.administrator, stranger.wardManager])
      expect(await listReminders(viewer, [personId], { now })).toEqual(new Map())
  },
}
