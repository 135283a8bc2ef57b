import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { findEnrolment } from '#data/attempts/find-enrolment.ts'
import { dangerouslyMakeNotices } from '#data/notices/make-notices.ts'
import { addToTeam } from '#data/people/add-to-team.ts'
import { removeFromTeam } from '#data/people/remove-from-team.ts'
import { clinicianReport } from '#data/reports/clinician.ts'
import { dueDateAfterOpening } from '#domain/assignments/path.ts'
import { writeDay } from '#domain/dates/day.ts'
import { daysAfter } from '#domain/dates/days-after.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { home, owner } from '#simulation/testing/set-up.ts'
import { chooseModule } from './choose-module.ts'
import { countAssignment } from './count-assignment.ts'
import { createAssignment } from './create-assignment.ts'
import { liftWaiver } from './lift-waiver.ts'
import { listEnrolments } from './list-enrolments.ts'
import { listUnfinishedPeople } from './list-unfinished-people.ts'
import { assign, at, day, first, one, second, setUpPath, standing, third, two } from './paths.testing.ts'
import { dangerouslyReconcileEnrolments } from './reconcile-organisation.ts'
import { restoreAssignment } from './restore-assignment.ts'
import { waive } from './waive.ts'
import { withdrawAssignment } from './withdraw-assignment.ts'

setUpPath()

test('asks for one step at a time, tells of nothing that is locked, and opens the next in the moment in which one is done', async () => {
  const assignmentId = await assign(day('2026-06-20'))
  expect(await standing(one)).toEqual([`${first} 2026-06-20`, `${second} locked`, `${third} locked`])
  const learning = await listEnrolments(one, at('2026-06-02'))
  expect(learning.toDo.map(({ module }) => module.slug)).toEqual([first])
  expect(learning.others.map(({ slug }) => slug)).not.toContain(second)
  // By its address, or by choosing it, what is locked says what comes first.
  const choice = await chooseModule(one, second, at('2026-06-02'))
  if (!choice.ok) throw new Error(choice.problem)
  const { enrolmentId } = choice
  const page = await findEnrolment(one, enrolmentId)
  expect(page).toMatchObject({ dueOn: null, attempt: null, locked: { path: 'Starting out', first: [{}] } })
  expect(await beginAttempt(one, { enrolmentId, ...at('2026-06-02') })).toEqual({ ok: false, problem: 'step-locked' })

  const toldOf = async (on: string) => {
    await owner.notice.deleteMany({ where: { organisationId: home.organisationId } })
    await dangerouslyMakeNotices(home.organisationId, at(on))
    const notices = await owner.notice.findMany({ where: { personId: one.personId } })
    const about = await owner.enrolment.findMany({
      where: { id: { in: notices.flatMap(({ aboutId }) => aboutId ?? []) } },
    })
    return notices.flatMap(({ kind, aboutId }) => {
      const enrolment = about.find(({ id }) => id === aboutId)
      return enrolment === undefined ? [] : [`${kind} ${enrolment.moduleSlug}`]
    })
  }
  expect(await toldOf('2026-06-25')).toEqual([`overdue ${first}`])
  await completeModule(one, first, at('2026-06-25'))
  // The date for all has passed: nobody has less than a week from the day on which they could begin.
  expect(await standing(one)).toEqual([`${first} done`, `${second} 2026-07-02`, `${third} locked`])
  expect(await toldOf('2026-06-25')).toEqual([`assigned ${second}`])
  expect(await countAssignment(home.administrator, assignmentId, at('2026-06-26'))).toMatchObject({
    ...{ open: 2, finished: 0, begun: 1, overdue: 1 },
  })
  const unfinishedPage = await listUnfinishedPeople(home.bayManager, assignmentId)
  expect(unfinishedPage.people).toEqual([])
  const { people } = await listUnfinishedPeople(home.administrator, assignmentId)
  expect(people.map(({ id, left, step }) => [id, left, step])).toEqual([
    [two.personId, 3, first],
    [one.personId, 2, second],
  ])
  const report = await clinicianReport(home.bayManager, one.personId, at('2026-06-26'))
  expect(report?.modules.find(({ face }) => face.slug === second)).toMatchObject({
    step: { path: 'Starting out', at: 2, of: 3 },
  })
  await completeModule(one, second, at('2026-06-26'))
  await completeModule(one, third, at('2026-06-26'))
  expect(await standing(one)).toEqual([])
  expect(await countAssignment(home.administrator, assignmentId, at('2026-06-26'))).toMatchObject({
    ...{ open: 1, finished: 1 },
  })
})

test('is held up by nothing that need not be done, and by nothing that was done for another reason', async () => {
  await assign({ by: 'asking', days: 14 })
  const waiveOutcome = await waive(
    home.administrator,
    { work: { moduleSlug: first }, personIds: [one.personId], reason: 'Abroad', until: day('2026-07-31') },
    { ...at('2026-06-02'), id: '01980000-0000-7000-8000-00000000bb01' },
  )
  expect(waiveOutcome.ok).toBe(true)
  // Days count from when a step opens.
  expect(await standing(one)).toEqual([`${first} spared`, `${second} 2026-06-16`, `${third} locked`])
  // Another assignment asks for the third: it is one piece of work, open, and done once for both.
  const person = { for: 'person', personId: one.personId } as const
  await createAssignment(
    home.administrator,
    { modules: [third], audience: person, dueOn: day('2026-06-10') },
    at('2026-06-02'),
  )
  expect((await standing(one))[2]).toBe(`${third} 2026-06-10`)
  await completeModule(one, third, at('2026-06-03'))
  expect(await standing(one)).toEqual([`${first} spared`, `${second} 2026-06-16`, `${third} done`])
  const [waiver] = await owner.waiver.findMany({ where: { personId: one.personId } })
  expect(await liftWaiver(home.administrator, waiver?.id ?? '', at('2026-06-05'))).not.toBe('not-found')
  // What had opened stays open.
  expect(await standing(one)).toEqual([`${first} 2026-06-18`, `${second} 2026-06-16`, `${third} done`])

  // A module leaves service: the next opens, and later ones still wait for it.
  const retiredModule = { moduleSlug: 'no-longer-in-service' }
  await owner.assignmentModule.updateMany({ where: { moduleSlug: first }, data: retiredModule })
  await owner.enrolment.updateMany({ where: { personId: two.personId, moduleSlug: first }, data: retiredModule })
  await dangerouslyReconcileEnrolments(home.organisationId, at('2026-08-01'))
  expect(await standing(two)).toEqual([`${second} 2026-08-15`, `${third} locked`])
})

test('follows who leaves, who comes back and what is withdrawn, and asks for steps again in their order', async () => {
  const repeat = { by: 'calendar', months: 12, days: 28, from: day('2027-01-01') } as const
  const assignmentId = await assign(day('2026-06-30'), repeat)
  await completeModule(one, first, at('2026-06-02'))
  const before = await standing(one)
  expect(before).toEqual([`${first} done`, `${second} 2026-06-30`, `${third} locked`])
  const member = { teamId: home.teams.bay, personId: one.personId }
  await removeFromTeam(home.administrator, { ...member, as: 'member' }, at('2026-06-03'))
  expect(await standing(one)).toEqual([])
  await addToTeam(home.administrator, { ...member, as: 'member' }, at('2026-06-04'))
  expect(await standing(one)).toEqual(before)
  await withdrawAssignment(home.administrator, assignmentId, at('2026-06-05'))
  expect(
    await owner.enrolment.count({
      where: { assignmentId, OR: [{ locked: true }, { releasedAt: null, completedAt: null }] },
    }),
  ).toBe(0)
  await restoreAssignment(home.administrator, assignmentId, at('2026-06-06'))
  expect(await standing(one)).toEqual(before)
  expect(await standing(two)).toEqual([`${first} 2026-06-30`, `${second} locked`, `${third} locked`])
  await completeModule(one, second, at('2026-06-07'))
  await completeModule(one, third, at('2026-06-07'))
  await dangerouslyReconcileEnrolments(home.organisationId, at('2027-01-01'))
  expect(await standing(one)).toEqual([`${first} 2027-01-29`, `${second} locked`, `${third} locked`])
  await completeModule(one, first, at('2027-01-28'))
  expect((await standing(one))[1]).toBe(`${second} 2027-02-04`)
})

test('the database and the application give an opened step the same date', async () => {
  const offset = fc.nat(900)
  const cases = fc.sample(
    fc.record({
      due: offset,
      opened: offset,
      days: fc.option(fc.integer({ min: 1, max: 1000 })),
      before: fc.option(offset),
    }),
    300,
  )
  const from = day('2026-01-01')
  const rows = await owner.$queryRaw<{ due: Date }[]>`
    SELECT due_when_opened(DATE '2026-01-01' + c.due, c.days, DATE '2026-01-01' + c.opened, DATE '2026-01-01' + c.before) AS due
    FROM jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) c(due integer, opened integer, days integer, before integer)`
  expect(rows.map(({ due }) => writeDay(due))).toEqual(
    cases.map(({ due, opened, days, before }) =>
      writeDay(
        dueDateAfterOpening({
          ...{ dueOn: daysAfter(from, due), openedOn: daysAfter(from, opened), days },
          dueBefore: before === null ? null : daysAfter(from, before),
        }),
      ),
    ),
  )
})
