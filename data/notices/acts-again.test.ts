import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { changeAssignmentDate } from '#data/assignments/change-assignment-date.ts'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { findAssignment } from '#data/assignments/find-assignment.ts'
import { restoreAssignment } from '#data/assignments/restore-assignment.ts'
import { withdrawAssignment } from '#data/assignments/withdraw-assignment.ts'
import { archiveTeam } from '#data/people/archive-team.ts'
import { home, owner, setUpFreshHome } from '#simulation/testing/set-up.ts'
import { remindUnfinishedPeople } from './remind-unfinished-people.ts'
import { undoReminding } from './undo-reminding.ts'

const now = new Date('2026-06-01T10:00:00Z')
const dueOn = new Date('2026-06-12T00:00:00Z')

setUpFreshHome()
let assignmentId: string

beforeEach(async () => {
  const request = {
    modules: ['the-call-that-dropped'],
    audience: { for: 'team', teamId: home.teams.ward },
    dueOn,
  } as const
  const assignment = await createAssignment(home.wardManager, request, { now })
  if (!assignment.ok) throw new Error(assignment.problem)
  assignmentId = assignment.assignmentId
})
const assignmentNow = () => findAssignment(home.administrator, assignmentId)

test('a form that is sent again after its Undo does nothing more', async () => {
  const at = { now, id: randomUUID() }
  const withdraw = () => withdrawAssignment(home.wardManager, assignmentId, at)
  expect([await withdraw(), await withdraw()]).toEqual(['withdrawn', 'withdrawn'])
  expect(await restoreAssignment(home.wardManager, assignmentId, { now })).toBe('restored')
  expect(await withdraw()).toBe('withdrawn')
  expect(await assignmentNow()).toMatchObject({ withdrawnAt: null, counted: { open: 4 } })
  const again = { now, id: randomUUID() }
  const remind = () => remindUnfinishedPeople(home.wardManager, assignmentId, again)
  expect(await remind()).toBe(4)
  expect(await undoReminding(home.wardManager, { assignmentId, actId: again.id }, { now })).toBe(4)
  expect(await remind()).toBe(4)
  expect(await owner.notice.count({ where: { organisationId: home.organisationId } })).toBe(0)
})

test('no change of date is there to be undone once the team is archived, and the assignment withdrawn with it', async () => {
  const change = { assignmentId, from: dueOn, dueOn: new Date('2026-07-01T00:00:00Z') }
  expect(await changeAssignmentDate(home.wardManager, change, { now, id: randomUUID() })).toBe('changed')
  const last = async () => (await assignmentNow())?.last
  expect(await last()).toMatchObject({ kind: 'due-date' })
  expect(await archiveTeam(home.administrator, { teamId: home.teams.ward }, { now })).toBe('archived')
  expect(await last()).toBeNull()
})
