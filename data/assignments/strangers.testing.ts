import { expect } from 'vitest'
import { now, type Strangers, slug } from '#data/strangers.testing.ts'
import { assignToPeople } from './assign-to-people.ts'
import { changeAssignmentDate } from './change-assignment-date.ts'
import { changeAudience } from './change-audience.ts'
import { changeDueDate } from './change-due-date.ts'
import { changeRepeat } from './change-repeat.ts'
import { chooseModule } from './choose-module.ts'
import { countAssignment } from './count-assignment.ts'
import { createAssignment } from './create-assignment.ts'
import { findAssignment } from './find-assignment.ts'
import { findUnfinishedPeople } from './find-unfinished-people.ts'
import { liftWaiver } from './lift-waiver.ts'
import { listAssignments } from './list-assignments.ts'
import { listEnrolments } from './list-enrolments.ts'
import { excusalsOf, ownExcusals } from './list-excusals.ts'
import { listUnfinishedPeople } from './list-unfinished-people.ts'
import { listWaivers, ownWaivers } from './list-waivers.ts'
import { nameRules } from './name-rules.ts'
import { nextRounds } from './next-rounds.ts'
import { paths } from './path-strangers.testing.ts'
import { preCheckIsOffered } from './pre-check-is-offered.ts'
import { previewAudience } from './preview-audience.ts'
import { previewDateChange } from './preview-date-change.ts'
import { previewPreCheck } from './preview-pre-check.ts'
import { restoreAssignment } from './restore-assignment.ts'
import { rulesNow } from './rules-now.ts'
import { undoDateChange } from './undo-date-change.ts'
import { waive } from './waive.ts'
import { withdrawAssignment } from './withdraw-assignment.ts'

const at = { now, id: '01980000-0000-7000-8000-00000000aaab' }

/** What a stranger gets from each: nothing of the home organisation's. */
export const assignments: Strangers = {
  listAssignments: async ({ stranger }) =>
    expect((await listAssignments(stranger.administrator, { page: 1 })).assignments).toEqual([]),
  createAssignment: async ({ home, stranger }) =>
    expect(
      await createAssignment(
        stranger.administrator,
        { modules: [slug], audience: { for: 'team', teamId: home.teams.ward }, dueOn: now },
        { now },
      ),
    ).toEqual({
      ok: false,
      problem: 'no-such-audience',
    }),
  assignToPeople: async ({ stranger, theirs: { personId } }) =>
    expect(
      await assignToPeople(
        stranger.wardManager,
        { personIds: [personId], what: { moduleSlug: slug }, dueOn: now },
        { now, id: '01980000-0000-7000-8000-00000000aaaa' },
      ),
    ).toEqual({ ok: false, problem: 'nobody' }),
  changeDueDate: async ({ stranger, theirs: { personId } }) =>
    expect(
      await changeDueDate(stranger.wardManager, { personIds: [personId], moduleSlug: slug, dueOn: now }, { now }),
    ).toBe(0),
  waive: async ({ home, stranger, theirs: { assignmentId, personId } }) => {
    const waiverRequest = { personIds: [personId], reason: 'Because', until: new Date('2100-01-01') }
    const nobody = { ok: false, problem: 'nobody-to-waive' }
    for (const viewer of [stranger.administrator, stranger.wardManager])
      expect(await waive(viewer, { ...waiverRequest, work: { moduleSlug: slug } }, at)).toEqual(nobody)
    for (const viewer of [stranger.administrator, stranger.wardManager, home.bayManager])
      expect(await waive(viewer, { ...waiverRequest, work: { assignmentId } }, at)).toEqual({
        ok: false,
        problem: 'not-found',
      })
  },
  liftWaiver: async ({ stranger, theirs: { waiverId } }) => {
    for (const viewer of [stranger.administrator, stranger.wardManager])
      expect(await liftWaiver(viewer, waiverId, { now })).toBe('not-found')
  },
  listWaivers: async ({ home, stranger, theirs: { assignmentId, personId } }) => {
    for (const viewer of [stranger.administrator, stranger.wardManager, home.bayManager])
      for (const of of [{ personId }, { assignmentId }]) expect(await listWaivers(viewer, of)).toEqual([])
  },
  ownWaivers: async ({ stranger }) => expect(await ownWaivers(stranger.wardClinicians[0])).toEqual([]),
  excusalsOf: async ({ stranger, theirs: { personId } }) => {
    for (const viewer of [stranger.administrator, stranger.wardManager])
      expect(await excusalsOf(viewer, personId)).toEqual([])
  },
  ownExcusals: async ({ stranger }) => expect(await ownExcusals(stranger.wardClinicians[0])).toEqual([]),
  preCheckIsOffered: async ({ stranger }) => expect(await preCheckIsOffered(stranger.administrator)).toBe(true),
  previewPreCheck: async ({ home, stranger }) => {
    const theirs = [{ side: 'asked', kind: 'team', value: home.teams.ward }] as const
    expect(await previewPreCheck(stranger.administrator, theirs, { now })).toMatchObject({ lookedAt: 0 })
  },
  findUnfinishedPeople: async ({ home, stranger, theirs: { assignmentId, personId } }) => {
    for (const viewer of [stranger.administrator, stranger.wardManager, home.bayManager])
      expect(await findUnfinishedPeople(viewer, { assignmentId, personIds: [personId] })).toEqual([])
  },
  findAssignment: async ({ home, stranger, theirs: { assignmentId } }) => {
    for (const viewer of [stranger.administrator, stranger.wardManager, home.bayManager])
      expect(await findAssignment(viewer, assignmentId)).toBeNull()
  },
  countAssignment: async ({ home, stranger, theirs: { assignmentId } }) => {
    for (const viewer of [stranger.administrator, stranger.wardManager, home.bayManager])
      expect(await countAssignment(viewer, assignmentId, { now })).toMatchObject({ open: 0, finished: 0 })
  },
  listUnfinishedPeople: async ({ home, stranger, theirs: { assignmentId, personId } }) => {
    const searches = [{}, { search: 'one' }, { teamId: home.teams.ward }, { from: { way: 'after', personId } }] as const
    for (const viewer of [stranger.administrator, stranger.wardManager, home.bayManager])
      for (const each of searches)
        expect(await listUnfinishedPeople(viewer, assignmentId, each)).toMatchObject({ people: [], total: 0 })
  },
  previewDateChange: async ({ home, stranger, theirs: { assignmentId } }) => {
    for (const viewer of [stranger.administrator, home.bayManager])
      expect(await previewDateChange(viewer, { assignmentId, from: now, dueOn: now }, { now })).toMatchObject({
        people: 0,
        keep: 0,
      })
  },
  changeAssignmentDate: async ({ home, stranger, theirs: { assignmentId } }) => {
    for (const viewer of [stranger.administrator, home.bayManager])
      expect(await changeAssignmentDate(viewer, { assignmentId, from: now, dueOn: now }, at)).toBe('not-found')
  },
  nextRounds: async ({ home, stranger, theirs: { assignmentId } }) => {
    const repeat = { by: 'completion', months: 1, days: 7 } as const
    for (const viewer of [stranger.administrator, home.bayManager])
      expect(await nextRounds(viewer, { assignmentId, repeat }, { now })).toEqual({
        atOnce: 0,
        nextOn: null,
        people: 0,
      })
  },
  changeRepeat: async ({ home, stranger, theirs: { assignmentId } }) => {
    for (const viewer of [stranger.administrator, home.bayManager])
      expect(await changeRepeat(viewer, { assignmentId, repeat: null, seen: 'once' }, { now })).toBe('not-found')
  },
  changeAudience: async ({ home, stranger, theirs: { assignmentId } }) => {
    const theirs = [{ side: 'asked', kind: 'team', value: home.teams.ward }] as const
    expect(await changeAudience(stranger.administrator, { assignmentId, rules: theirs, seen: '' }, { now })).toBe(
      'not-found',
    )
  },
  previewAudience: async ({ home, stranger, theirs: { assignmentId, personId } }) => {
    const rules = [
      { side: 'asked', kind: 'team', value: home.teams.ward },
      { side: 'asked', kind: 'person', value: personId },
    ] as const
    const previewRequest = { rules, modules: [slug], dueOn: now, assignmentId }
    expect(await previewAudience(stranger.administrator, previewRequest, { now })).toMatchObject({
      people: 0,
      adds: 0,
      drops: 0,
    })
  },
  nameRules: async ({ home, stranger }) =>
    expect(await nameRules(stranger.administrator, [{ side: 'asked', kind: 'team', value: home.teams.ward }])).toEqual(
      [],
    ),
  rulesNow: async ({ stranger, theirs: { assignmentId } }) =>
    expect(await rulesNow(stranger.administrator, assignmentId)).toMatchObject({ rules: [] }),
  undoDateChange: async ({ stranger, theirs: { assignmentId } }) =>
    expect(await undoDateChange(stranger.administrator, { assignmentId, actId: at.id }, { now })).toBe('not-found'),
  restoreAssignment: async ({ stranger, theirs: { assignmentId } }) =>
    expect(await restoreAssignment(stranger.administrator, assignmentId, { now })).toBe('not-found'),
  withdrawAssignment: async ({ stranger, theirs }) =>
    expect(await withdrawAssignment(stranger.administrator, theirs.assignmentId, { now })).toBe('not-found'),
  ...paths,
  listEnrolments: async ({ stranger }) => {
    const { toDo, underWay, done } = await listEnrolments(stranger.wardClinicians[0], { now })
    expect([...toDo, ...underWay, ...done]).toEqual([])
  },
  chooseModule: async ({ home, stranger, owner }) => {
    await chooseModule(stranger.wardClinicians[1], slug, { now })
    expect(await owner.enrolment.count({ where: { organisationId: home.organisationId } })).toBe(4)
  },
}
