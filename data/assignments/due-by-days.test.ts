import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actOnPeople } from '#data/people/act-on-people.ts'
import { addToTeam } from '#data/people/add-to-team.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { removeFromTeam } from '#data/people/remove-from-team.ts'
import { undoPeopleAct } from '#data/people/undo-people-act.ts'
import { token } from '#data/strangers.testing.ts'
import { type DueRule, dueDateOfRequest } from '#domain/assignments/due-rule.ts'
import { writeDay } from '#domain/dates/day.ts'
import { daysAfter } from '#domain/dates/days-after.ts'
import { home, owner, setUpFreshHome } from '#simulation/testing/set-up.ts'
import { changeAssignmentDate } from './change-assignment-date.ts'
import { changeAudience } from './change-audience.ts'
import { changeDueDate } from './change-due-date.ts'
import { createAssignment } from './create-assignment.ts'
import { findAssignment } from './find-assignment.ts'
import { listEnrolments } from './list-enrolments.ts'
import { previewAudience } from './preview-audience.ts'
import { previewDateChange } from './preview-date-change.ts'
import { rulesNow } from './rules-now.ts'
import { undoDateChange } from './undo-date-change.ts'

const slug = 'the-call-that-dropped'
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const at = (text: string) => new Date(`${text}T10:00:00Z`)
// All who are here joined on 5 January.
const now = at('2026-06-01')
const joining = { by: 'joining', days: 30 } as const

setUpFreshHome()

async function assign(dueOn: DueRule, teamId: string | null = null): Promise<string> {
  const audience = teamId === null ? ({ for: 'everyone' } as const) : ({ for: 'team', teamId } as const)
  const assignment = await createAssignment(home.administrator, { modules: [slug], audience, dueOn }, { now })
  if (!assignment.ok) throw new Error(assignment.problem)
  return assignment.assignmentId
}

/** Each one's date, or that it is not asked. */
async function dates(assignmentId: string): Promise<Record<string, string>> {
  const enrolments = await owner.enrolment.findMany({
    where: { organisationId: home.organisationId, assignmentId },
    select: { dueOn: true, releasedAt: true, person: { select: { givenName: true } } },
  })
  return Object.fromEntries(
    enrolments.map(({ dueOn, releasedAt, person }) => [
      person.givenName,
      releasedAt !== null || dueOn === null ? 'released' : writeDay(dueOn),
    ]),
  )
}

async function act(kind: 'leave' | 'come-back', personId: string, on: string): Promise<string> {
  const selection = { these: 'chosen', personIds: [personId] } as const
  const act = await actOnPeople(home.administrator, { act: { kind }, selection, expected: 1 }, { now: at(on) })
  if (!act.ok) throw new Error(act.problem)
  return act.actId
}

test('the database and the application give everyone the same date', async () => {
  const cases = fc.sample(
    fc.record({
      by: fc.constantFrom('date', 'joining', 'asking'),
      days: fc.integer({ min: 1, max: 1000 }),
      due: fc.nat(900),
      joined: fc.nat(900),
      asked: fc.nat(900),
    }),
    { numRuns: 300, seed: 1 },
  )
  const madeOn = day('2027-12-01')
  const on = (days: number) => daysAfter(day('2027-06-01'), days)
  const rows = await owner.$queryRaw<{ due: Date }[]>`
    SELECT due_when_asked(c.by, c.due, c.days, ${madeOn}::date, c.joined, greatest(c.asked, ${madeOn}::date)) AS due
    FROM jsonb_to_recordset(${JSON.stringify(cases.map((each) => ({ ...each, due: writeDay(on(each.due)), joined: writeDay(on(each.joined)), asked: writeDay(on(each.asked)) })))}::jsonb)
      c(by text, days integer, due date, joined date, asked date)`
  const dueDates = cases.map(({ by, days, due, joined, asked }) => {
    const askedOn = new Date(Math.max(on(asked).getTime(), madeOn.getTime()))
    const rule = by === 'date' ? on(due) : ({ by: by as 'joining' | 'asking', days } as const)
    return dueDateOfRequest(rule, { madeOn, joinedOn: on(joined), askedOn })
  })
  expect(rows.map(({ due }) => due)).toEqual(dueDates)
})

test('who joins, moves, comes under a rule late or comes back after leaving has a date that nobody has missed', async () => {
  const { administrator, teams, wardClinicians, bayClinicians } = home
  const ofAll = await assign(joining)
  const ofWard = await assign({ by: 'asking', days: 10 }, teams.ward)
  const place = { personId: wardClinicians[0].personId, teamId: teams.ward, as: 'member' as const }
  expect(await dates(ofAll)).toMatchObject({ 'ward-one': '2026-07-01', 'bay-one': '2026-07-01' })
  // Someone joins the ward on the 20th.
  const person = { givenName: 'new', familyName: 'comer', profession: 'Nurse', roles: ['clinician' as const] }
  const invitation = { ...person, email: `${randomUUID()}@days.example`, teamId: teams.ward, language: 'en' }
  await invitePerson(administrator, { ...invitation, delivery: { by: 'link', ...token() } }, { now: at('2026-06-20') })
  expect(await dates(ofAll)).toMatchObject({ new: '2026-07-20' })
  expect(await dates(ofWard)).toMatchObject({ 'ward-one': '2026-06-11', new: '2026-06-30' })
  // One leaves the team and is soon back: first asked is first asked. Later it would be over, and they have ten days again.
  await removeFromTeam(administrator, place, { now: at('2026-06-05') })
  await addToTeam(administrator, place, { now: at('2026-06-08') })
  expect(await dates(ofWard)).toMatchObject({ 'ward-one': '2026-06-11' })
  await removeFromTeam(administrator, place, { now: at('2026-06-09') })
  await addToTeam(administrator, place, { now: at('2026-06-25') })
  expect(await dates(ofWard)).toMatchObject({ 'ward-one': '2026-07-05' })
  // What was overdue when they left the team is so when they are back; not for who left for good, unless that is undone.
  await removeFromTeam(administrator, place, { now: at('2026-07-08') })
  await addToTeam(administrator, place, { now: at('2026-07-09') })
  expect(await dates(ofWard)).toMatchObject({ 'ward-one': '2026-07-05' })
  const left = await act('leave', bayClinicians[0].personId, '2026-07-10')
  await undoPeopleAct(administrator, left, { now: at('2026-07-10') })
  expect(await dates(ofAll)).toMatchObject({ 'bay-one': '2026-07-01' })
  await act('leave', bayClinicians[0].personId, '2026-07-11')
  expect(await dates(ofAll)).toMatchObject({ 'bay-one': 'released' })
  await act('come-back', bayClinicians[0].personId, '2026-09-01')
  expect(await dates(ofAll)).toMatchObject({ 'bay-one': '2026-10-01' })
  // Of two assignments it is one piece of work, with the earlier date.
  const { toDo } = await listEnrolments(bayClinicians[0], { now: at('2026-09-01') })
  expect(toDo.map(({ dueOn }) => dueOn)).toEqual([day('2026-09-11')])
  // A rule that means someone long after they joined.
  const late = { rules: [{ side: 'asked', kind: 'team', value: teams.bay }] as const, modules: [slug], dueOn: joining }
  const bay = await assign(joining, teams.bay)
  const wider = [...late.rules, { side: 'asked', kind: 'person', value: place.personId }] as const
  const preview = { ...late, rules: wider, assignmentId: bay }
  const dues = { adds: 1, firstDue: day('2026-10-01'), lastDue: day('2026-10-01') }
  expect(await previewAudience(administrator, preview, { now: at('2026-09-01') })).toMatchObject(dues)
  const { version } = await rulesNow(administrator, bay)
  await changeAudience(administrator, { assignmentId: bay, rules: wider, seen: version }, { now: at('2026-09-01') })
  expect(await dates(bay)).toMatchObject({ 'ward-one': '2026-10-01' })
})

test('another rule says first whose date moves, leaves what was set by hand, makes nobody overdue and is undone to the day', async () => {
  const { administrator, wardManager, wardClinicians } = home
  const assignmentId = await assign(joining)
  const byHand = { personIds: [wardClinicians[0].personId], moduleSlug: slug, dueOn: day('2026-06-20') }
  expect(await changeDueDate(wardManager, byHand, { now })).toBe(1)
  await owner.enrolment.updateMany({
    where: { organisationId: home.organisationId, personId: wardClinicians[1].personId },
    data: { createdAt: at('2026-06-15') },
  })
  const before = await dates(assignmentId)
  const shorter = { assignmentId, from: joining, dueOn: { by: 'asking', days: 7 } } as const
  // On the 18th seven days after the first are over: a week from then is the least.
  const then = { now: at('2026-06-18'), id: randomUUID() }
  const first = day('2026-06-22')
  const touches = { people: 3, earlier: 3, overdue: 0, keep: 1, first, last: day('2026-06-25') }
  expect(await previewDateChange(administrator, shorter, then)).toMatchObject(touches)
  expect(await changeAssignmentDate(administrator, shorter, then)).toBe('changed')
  const after = { 'ward-one': '2026-06-20', 'ward-two': '2026-06-22', 'bay-one': '2026-06-25', 'bay-two': '2026-06-25' }
  expect(await dates(assignmentId)).toEqual(after)
  expect(await findAssignment(administrator, assignmentId)).toMatchObject({
    dueOn: { by: 'asking', days: 7 },
    last: { kind: 'due-date', people: 3, from: joining, to: { by: 'asking', days: 7 } },
  })
  expect(await changeAssignmentDate(administrator, shorter, { ...then, id: randomUUID() })).toBe('changed-meanwhile')
  expect(await undoDateChange(administrator, { assignmentId, actId: then.id }, then)).toBe('undone')
  expect(await dates(assignmentId)).toEqual(before)
  // On one day for all, and back.
  const onOneDay = { now: then.now, id: randomUUID() }
  const dateChange = { assignmentId, from: joining, dueOn: day('2026-08-01') }
  expect(await changeAssignmentDate(administrator, dateChange, onOneDay)).toBe('changed')
  expect(Object.values(await dates(assignmentId)).sort()).toEqual(['2026-06-20', ...Array(3).fill('2026-08-01')])
  expect(await undoDateChange(administrator, { assignmentId, actId: onOneDay.id }, then)).toBe('undone')
  expect(await dates(assignmentId)).toEqual(before)
  expect((await findAssignment(administrator, assignmentId))?.dueOn).toEqual(joining)
})
