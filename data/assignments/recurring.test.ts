import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { dangerouslyMakeNotices } from '#data/notices/make-notices.ts'
import { addToTeam } from '#data/people/add-to-team.ts'
import { removeFromTeam } from '#data/people/remove-from-team.ts'
import { teamReport } from '#data/reports/team.ts'
import type { Clinician } from '#data/viewer.ts'
import { nextRoundOn, type RepeatRule, writeRepeatRule } from '#domain/assignments/repeat-rule.ts'
import { writeDay } from '#domain/dates/day.ts'
import { daysAfter } from '#domain/dates/days-after.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { home, owner, setUpFreshHome } from '#simulation/testing/set-up.ts'
import { changeRepeat } from './change-repeat.ts'
import { countAssignment } from './count-assignment.ts'
import { createAssignment } from './create-assignment.ts'
import { listEnrolments } from './list-enrolments.ts'
import { listUnfinishedPeople } from './list-unfinished-people.ts'
import { nextRounds } from './next-rounds.ts'
import { dangerouslyEndWaivers, dangerouslyReconcileEnrolments } from './reconcile-organisation.ts'
import { waive } from './waive.ts'
import { withdrawAssignment } from './withdraw-assignment.ts'

const slug = 'the-call-that-dropped'
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const at = (text: string) => new Date(text.length > 10 ? text : `${text}T10:00:00Z`)
const now = at('2026-06-01')
const yearly: RepeatRule = { by: 'completion', months: 12, days: 28 }
const eachJanuary: RepeatRule = { by: 'calendar', months: 12, days: 28, from: day('2027-01-01') }

setUpFreshHome()

async function assign(repeat: RepeatRule, modules = [slug]): Promise<string> {
  const audience = { for: 'team', teamId: home.teams.ward } as const
  const assignment = await createAssignment(
    home.administrator,
    { modules, audience, dueOn: day('2026-07-01'), repeat },
    { now },
  )
  if (!assignment.ok) throw new Error(assignment.problem)
  return assignment.assignmentId
}

const night = (on: string) => dangerouslyReconcileEnrolments(home.organisationId, { now: at(on) })
const open = async (clinician: Clinician, on: string) =>
  (await listEnrolments(clinician, { now: at(on) })).toDo.map(({ dueOn }) => (dueOn === null ? null : writeDay(dueOn)))
const rounds = async ({ personId }: Clinician, assignmentId: string) =>
  (await owner.enrolment.findMany({ where: { assignmentId, personId }, orderBy: { round: 'asc' } })).map(
    ({ round, dueOn, completedAt, releasedAt }) =>
      `${round}: ${dueOn === null ? '' : writeDay(dueOn)} ${completedAt !== null ? 'done' : releasedAt !== null ? 'released' : 'open'}`,
  )

test('the database and the application begin the next round on the same day', async () => {
  const cases = fc.sample(
    fc.record({ by: fc.boolean(), months: fc.integer({ min: 1, max: 60 }), from: fc.nat(4000), done: fc.nat(4000) }),
    { numRuns: 400, seed: 2 },
  )
  const on = (days: number) => daysAfter(day('2024-01-01'), days)
  const scenarios = cases.map(({ by, months, from, done }) => ({
    by: by ? 'calendar' : 'completion',
    months,
    from: writeDay(on(from)),
    done: writeDay(on(done)),
  }))
  const rows = await owner.$queryRaw<{ next: Date }[]>`
    SELECT next_round_on(c.by, c.months, c.from, c.done) AS next
    FROM jsonb_to_recordset(${JSON.stringify(scenarios)}::jsonb) c(by text, months integer, "from" date, done date)`
  const nextDates = cases.map(({ by, months, from, done }) =>
    nextRoundOn(
      by ? { by: 'calendar', months, days: 1, from: on(from) } : { by: 'completion', months, days: 1 },
      on(done),
    ),
  )
  expect(rows.map(({ next }) => next)).toEqual(nextDates)
})

test('by anniversary: each is asked again a year after they finished, once, is told once, and what they did before stays', async () => {
  const [one, two] = home.wardClinicians
  const [early] = home.bayClinicians
  const assignmentId = await assign(yearly)
  await completeModule(one, slug, { now: at('2026-06-10') })
  await completeModule(early, slug, { now: at('2026-06-20') })
  expect((await listEnrolments(one, { now })).done).toMatchObject([{ nextOn: day('2027-06-10') }])
  const next = { atOnce: 0, nextOn: day('2027-06-10'), people: 1 }
  expect(await nextRounds(home.administrator, { assignmentId, repeat: yearly }, { now: at('2026-07-01') })).toEqual(
    next,
  )
  expect(await night('2027-06-09')).toBe(0)
  // Of two nights at once one makes it.
  expect((await Promise.all([night('2027-06-10'), night('2027-06-10')])).sort()).toEqual([0, 1])
  expect(await rounds(one, assignmentId)).toEqual(['1: 2026-07-01 done', '2: 2027-07-08 open'])
  // Who never finished has the first round still.
  expect(await rounds(two, assignmentId)).toEqual(['1: 2026-07-01 open'])
  // Finished early for another reason: the year begins then.
  await completeModule(early, slug, { now: at('2027-06-15') })
  expect(await night('2027-06-20')).toBe(0)
  for (const on of ['2027-06-10', '2027-06-11']) await dangerouslyMakeNotices(home.organisationId, { now: at(on) })
  const reminderFilter = {
    organisationId: home.organisationId,
    personId: one.personId,
    kind: 'assigned',
    day: { gt: day('2027-01-01') },
  }
  expect(await owner.notice.count({ where: reminderFilter })).toBe(1)
  // Where it is counted they have it to do, have not begun, and are not late.
  const then = { now: at('2027-06-25') }
  expect(await countAssignment(home.administrator, assignmentId, then)).toMatchObject({
    open: 3,
    begun: 0,
    finished: 1,
  })
  const row = (await listUnfinishedPeople(home.administrator, assignmentId)).people.find(
    ({ id }) => id === one.personId,
  )
  expect(row).toMatchObject({ begun: false, dueOn: day('2027-07-08'), sent: [{ kind: 'assigned' }] })
  const [enrolment] = await owner.enrolment.findMany({ where: { assignmentId, personId: one.personId, round: 2 } })
  await beginAttempt(one, { enrolmentId: enrolment?.id ?? '', ...then })
  expect(await countAssignment(home.administrator, assignmentId, then)).toMatchObject({ begun: 1 })
  expect((await teamReport(home.wardManager, home.teams.ward, then))?.completed).toEqual({ done: 1, assigned: 4 })
  await completeModule(one, slug, { now: at('2027-07-01') })
  expect((await listEnrolments(one, { now: at('2027-07-02') })).done).toMatchObject([{ nextOn: day('2028-07-01') }])
})

test('by the calendar: all on one day, one piece of work where a round is open, nothing for who has left, and no more once withdrawn', async () => {
  const [one, late] = home.wardClinicians
  const [leaver, suspendedPerson] = home.bayClinicians
  const place = { personId: leaver.personId, teamId: home.teams.bay, as: 'member' as const }
  const assignmentId = await assign(eachJanuary)
  for (const clinician of [one, leaver, suspendedPerson])
    await completeModule(clinician, slug, { now: at('2026-06-10') })
  await removeFromTeam(home.administrator, { ...place, personId: suspendedPerson.personId }, { now: at('2026-12-01') })
  expect((await listEnrolments(suspendedPerson, { now: at('2026-12-02') })).done).toMatchObject([{ nextOn: null }])
  const next = { atOnce: 0, nextOn: day('2027-01-01'), people: 2 }
  expect(
    await nextRounds(home.administrator, { assignmentId, repeat: eachJanuary }, { now: at('2026-12-02') }),
  ).toEqual(next)
  // The day begins in Auckland half a day before it does in London.
  await owner.organisation.updateMany({ where: { id: home.organisationId }, data: { timeZone: 'Pacific/Auckland' } })
  expect(await night('2026-12-31T10:59:00Z')).toBe(0)
  expect(await night('2026-12-31T11:00:00Z')).toBe(2)
  expect(await open(one, '2027-01-02')).toEqual(['2027-01-29'])
  expect(await rounds(late, assignmentId)).toEqual(['1: 2026-07-01 open'])
  // What was late is done in January: that is this year's.
  await completeModule(late, slug, { now: at('2027-01-05') })
  expect(await night('2027-01-06')).toBe(0)
  // Out of the team in the middle of the round, and back after it was due: the same round, with days to do it in.
  await removeFromTeam(home.administrator, place, { now: at('2027-01-10') })
  expect(await rounds(leaver, assignmentId)).toEqual(['1: 2026-07-01 done', '2: 2027-01-29 released'])
  await addToTeam(home.administrator, place, { now: at('2027-03-01') })
  expect(await rounds(leaver, assignmentId)).toEqual(['1: 2026-07-01 done', '2: 2027-03-29 open'])
  await withdrawAssignment(home.administrator, assignmentId, { now: at('2027-12-01') })
  expect(await night('2028-01-02')).toBe(0)
})

test('a rule is changed by who has seen the one in force, and says first whom it asks at once', async () => {
  const [one] = home.wardClinicians
  const assignmentId = await assign(eachJanuary)
  await completeModule(one, slug, { now: at('2026-06-10') })
  const soon = { now: at('2026-09-15') }
  const change = (repeat: RepeatRule | null, before: RepeatRule | null) =>
    changeRepeat(home.administrator, { assignmentId, repeat, seen: writeRepeatRule(before) }, soon)
  const quarterly: RepeatRule = { by: 'completion', months: 3, days: 14 }
  const preview = { atOnce: 1, nextOn: null, people: 0 }
  expect(await nextRounds(home.administrator, { assignmentId, repeat: quarterly }, soon)).toEqual(preview)
  expect(await change(quarterly, null)).toBe('changed-meanwhile')
  expect(await change(quarterly, eachJanuary)).toBe('changed')
  expect(await change(quarterly, eachJanuary)).toBe('changed')
  expect(await open(one, '2026-09-15')).toEqual(['2026-09-29'])
  // A round that was waived is to do when the waiver ends, also where no other comes after it.
  const waiver = { work: { assignmentId }, personIds: [one.personId], reason: 'On leave', until: day('2026-10-31') }
  await waive(home.administrator, waiver, { ...soon, id: randomUUID() })
  expect(await change(null, quarterly)).toBe('changed')
  await dangerouslyEndWaivers(home.organisationId, { now: at('2026-11-01') })
  expect(await open(one, '2026-11-01')).toEqual(['2026-11-15'])
  expect(await night('2030-01-01')).toBe(0)
  expect(
    await owner.auditEvent.count({ where: { action: 'assignment.repeat-changed', subjectId: assignmentId } }),
  ).toBe(2)
})
