import { expect } from 'vitest'
import { now, type Strangers } from '#data/strangers.testing.ts'
import { endCalendarFeed, findCalendarFeed, makeCalendarFeed } from './calendar-feed.ts'
import { countUnreadNotices } from './count-unread-notices.ts'
import { ownDueDays } from './due-days.ts'
import { listNotices } from './list-notices.ts'
import { listReminders } from './list-reminders.ts'
import { changeMailChoices, findMailChoices } from './mail-choices.ts'
import { readNotices } from './read-notices.ts'
import { remindPeople } from './remind-people.ts'
import { remindUnfinishedPeople } from './remind-unfinished-people.ts'
import { undoReminding } from './undo-reminding.ts'

const actId = '01980000-0000-7000-8000-00000000aaac'

/** What a stranger gets from each: nothing of the home organisation's. */
export const notices: Strangers = {
  remindPeople: async ({ stranger, owner, theirs: { personId } }) => {
    for (const viewer of [stranger.administrator, stranger.wardManager])
      expect(await remindPeople(viewer, [personId], { now })).toEqual({ reminded: 0, already: 0, withoutWork: 0 })
    expect(await owner.notice.count({ where: { personId } })).toBe(0)
  },
  remindUnfinishedPeople: async ({ home, stranger, theirs: { assignmentId } }) => {
    for (const viewer of [stranger.administrator, stranger.wardManager, home.bayManager])
      expect(await remindUnfinishedPeople(viewer, assignmentId, { now, id: actId })).toBe('nobody')
  },
  undoReminding: async ({ home, stranger, theirs: { assignmentId } }) => {
    const yesterday = new Date(now.getTime() - 24 * 60 * 60 * 1000)
    expect(await remindUnfinishedPeople(home.administrator, assignmentId, { now: yesterday, id: actId })).not.toBe(
      'nobody',
    )
    for (const viewer of [stranger.administrator, home.bayManager])
      expect(await undoReminding(viewer, { assignmentId, actId }, { now })).toBe('not-found')
    expect(await undoReminding(home.administrator, { assignmentId, actId }, { now })).not.toBe('not-found')
  },
  listReminders: async ({ home, stranger, theirs: { personId } }) => {
    await remindPeople(home.administrator, [personId], { now })
    for (const viewer of [stranger.administrator, stranger.wardManager])
      expect(await listReminders(viewer, [personId], { now })).toEqual(new Map())
  },
  listNotices: async ({ home, stranger, theirs: { personId } }) => {
    const tomorrow = new Date(now.getTime() + 24 * 60 * 60 * 1000)
    await remindPeople(home.administrator, [personId], { now: tomorrow })
    for (const viewer of [stranger.wardClinicians[0], home.wardClinicians[0]])
      expect(await listNotices(viewer, { before: null }, { now })).toEqual({ notices: [], more: null })
  },
  countUnreadNotices: async ({ home, stranger }) => {
    for (const viewer of [stranger.wardClinicians[0], home.wardClinicians[0]])
      expect(await countUnreadNotices(viewer)).toBe(0)
  },
  readNotices: async ({ home, stranger, owner, theirs: { personId } }) => {
    for (const viewer of [stranger.wardClinicians[0], home.wardClinicians[0]])
      await readNotices(viewer, { now: new Date('2027-01-01T00:00:00Z') })
    expect(await owner.notice.count({ where: { personId, readAt: null } })).toBeGreaterThan(0)
  },
  changeMailChoices: async ({ stranger, owner, theirs: { personId } }) => {
    await changeMailChoices(stranger.administrator, { byMail: [] }, { now })
    expect(await owner.noticeChoice.count({ where: { personId } })).toBe(0)
  },
  findMailChoices: async ({ home, owner, theirs: { personId } }) => {
    const { organisationId } = home
    await owner.noticeChoice.create({ data: { organisationId, personId, notByMail: ['work'], changedAt: now } })
    expect(await findMailChoices(home.wardClinicians[0])).toContain('work')
  },
  ownDueDays: async ({ home, stranger, theirs: { enrolmentId, followUpId } }) => {
    for (const viewer of [stranger.wardClinicians[0], home.wardClinicians[0]])
      for (const due of await ownDueDays(viewer, { now }))
        expect([enrolmentId, followUpId]).not.toContain(due.enrolmentId ?? due.followUpId)
  },
  makeCalendarFeed: async ({ stranger, owner, theirs: { personId } }) => {
    await makeCalendarFeed(stranger.administrator, { tokenHash: 'of a stranger' }, { now })
    expect(await owner.calendarFeed.count({ where: { personId } })).toBe(0)
  },
  findCalendarFeed: async ({ home, owner, theirs: { personId } }) => {
    const { organisationId } = home
    await owner.calendarFeed.create({ data: { organisationId, personId, tokenHash: 'theirs', createdAt: now } })
    expect(await findCalendarFeed(home.wardClinicians[0])).toBeNull()
  },
  endCalendarFeed: async ({ home, stranger, owner, theirs: { personId } }) => {
    for (const viewer of [stranger.administrator, home.wardClinicians[0]]) await endCalendarFeed(viewer, { now })
    expect(await owner.calendarFeed.count({ where: { personId } })).toBe(1)
  },
}
