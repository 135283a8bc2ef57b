import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { writeDay } from '#domain/dates/day.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { owner, setUpOwner } from '#simulation/testing/set-up.ts'
import { changeAssignmentDate } from './change-assignment-date.ts'
import { chooseModule } from './choose-module.ts'
import { createAssignment } from './create-assignment.ts'
import { listEnrolments } from './list-enrolments.ts'
import { dangerouslyEndWaivers } from './reconcile-organisation.ts'
import { restoreAssignment } from './restore-assignment.ts'
import { undoDateChange } from './undo-date-change.ts'
import { waive } from './waive.ts'
import { withdrawAssignment } from './withdraw-assignment.ts'

setUpOwner()

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const at = (text: string) => ({ now: new Date(`${text}T10:00:00Z`), id: randomUUID() })

test('who was spared something for a time is not overdue because a date or a withdrawal was undone', async () => {
  const home = await makeTestOrganisation(owner, `spared-${randomUUID()}`)
  const { administrator, organisationId } = home
  const audience = { for: 'team', teamId: home.teams.ward } as const
  const [from, dueOn] = [day('2026-06-12'), day('2026-07-15')]
  const request = { modules: ['the-call-that-dropped'], audience, dueOn: from }
  const assignment = await createAssignment(administrator, request, at('2026-06-01'))
  if (!assignment.ok) throw new Error(assignment.problem)
  const { assignmentId } = assignment
  const dates = async (on: string) =>
    Promise.all(
      home.wardClinicians.map(async (clinician) =>
        (await listEnrolments(clinician, at(on))).toDo.map((each) => each.dueOn && writeDay(each.dueOn)).join(),
      ),
    )
  const [one, two] = home.wardClinicians
  const waiveFor = (personId: string, until: string, on: string) =>
    waive(
      administrator,
      { work: { assignmentId }, personIds: [personId], reason: 'On loan', until: day(until) },
      at(on),
    )

  await waiveFor(one.personId, '2026-06-20', '2026-06-02')
  const change = at('2026-06-05')
  expect(await changeAssignmentDate(administrator, { assignmentId, from, dueOn }, change)).toBe('changed')
  await dangerouslyEndWaivers(organisationId, at('2026-06-21'))
  const undo = { assignmentId, actId: change.id }
  expect(await undoDateChange(administrator, undo, at('2026-06-22'))).toBe('undone')
  expect(await dates('2026-06-22')).toEqual(['2026-07-15', '2026-06-12'])

  await waiveFor(two.personId, '2026-07-20', '2026-06-23')
  await withdrawAssignment(administrator, assignmentId, at('2026-07-01'))
  await dangerouslyEndWaivers(organisationId, at('2026-07-21'))
  expect(await restoreAssignment(administrator, assignmentId, at('2026-07-22'))).toBe('restored')
  expect(await dates('2026-07-22')).toEqual(['2026-07-15', '2026-07-29'])
})

test('what was begun and then waived stands apart, and in the list again where something else asks for it', async () => {
  const { administrator, teams, wardClinicians } = await makeTestOrganisation(owner, `begun-${randomUUID()}`)
  const [one] = wardClinicians
  const [moduleSlug, first, second] = ['the-call-that-dropped', at('2026-06-01'), at('2026-07-20')]
  const audience = { for: 'team', teamId: teams.ward } as const
  await createAssignment(administrator, { modules: [moduleSlug], audience, dueOn: day('2026-06-12') }, first)
  const choice = await chooseModule(one, moduleSlug, first)
  if (!choice.ok) throw new Error(choice.problem)
  await beginAttempt(one, { enrolmentId: choice.enrolmentId, now: first.now })
  const reason = { reason: 'On loan', until: day('2026-08-31') }
  const { assignmentId } = await owner.enrolment.findFirstOrThrow({ where: { id: choice.enrolmentId } })
  await waive(
    administrator,
    { work: { assignmentId: assignmentId ?? '' }, personIds: [one.personId], ...reason },
    first,
  )
  const own = { id: choice.enrolmentId, progress: 'under-way', assigned: false, dueOn: null }
  expect(await listEnrolments(one, first)).toMatchObject({ toDo: [], underWay: [], waived: [own] })

  const again = { modules: [moduleSlug], audience: { for: 'person', personId: one.personId } as const }
  await createAssignment(administrator, { ...again, dueOn: day('2026-07-15') }, at('2026-06-02'))
  const expectedRow = { ...own, assigned: true, dueOn: day('2026-07-15'), overdue: true }
  expect(await listEnrolments(one, second)).toMatchObject({ toDo: [], underWay: [expectedRow], waived: [] })
})
