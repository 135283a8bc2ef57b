import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { dangerouslyMakeNotices } from '#data/notices/make-notices.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { teamReport } from '#data/reports/team.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { owner, setUpOwner } from '#simulation/testing/set-up.ts'
import { chooseModule } from './choose-module.ts'
import { countAssignment } from './count-assignment.ts'
import { createAssignment } from './create-assignment.ts'
import { findAssignment } from './find-assignment.ts'
import { liftWaiver } from './lift-waiver.ts'
import { listAssignments } from './list-assignments.ts'
import { listEnrolments } from './list-enrolments.ts'
import { listWaivers, ownWaivers } from './list-waivers.ts'
import { dangerouslyEndWaivers, dangerouslyListToReconcile } from './reconcile-organisation.ts'
import { waive } from './waive.ts'

setUpOwner()

const slug = 'the-call-that-dropped'
const other = 'the-scribe-is-listening'
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const at = (text: string) => new Date(`${text}T10:00:00Z`)
const now = at('2026-06-01')
const dueOn = day('2026-06-12')
const until = day('2026-06-30')
const reason = 'Works in the archive until July'

let home: TestOrganisation
let assignmentId: string

beforeEach(async () => {
  home = await makeTestOrganisation(owner, `waivers-${randomUUID()}`)
  const audience = { for: 'team' as const, teamId: home.teams.ward }
  const assignment = await createAssignment(home.administrator, { modules: [slug, other], audience, dueOn }, { now })
  if (!assignment.ok) throw new Error(assignment.problem)
  assignmentId = assignment.assignmentId
})

const first = () => home.wardClinicians[0]
const act = (time = now) => ({ now: time, id: randomUUID() })
const waiveAll = (personIds: readonly string[], time = now) =>
  waive(home.administrator, { work: { assignmentId }, personIds, reason, until }, act(time))
const toDo = async (time: Date) =>
  (await listEnrolments(first(), { now: time })).toDo
    .map(({ module, dueOn, overdue }) => ({ slug: module.slug, dueOn, overdue }))
    .sort((a, b) => a.slug.localeCompare(b.slug))
const trail = () =>
  owner.auditEvent.findMany({
    where: { organisationId: home.organisationId, action: { startsWith: 'waiver.' } },
    orderBy: { place: 'asc' },
    select: { action: true, actorId: true, subjectId: true, detail: true },
  })

describe('what is waived', () => {
  test('is neither done nor overdue in any figure, and is said apart', async () => {
    const late = at('2026-06-15')
    const before = await countAssignment(home.administrator, assignmentId, { now: late })
    expect(before).toMatchObject({ finished: 0, overdue: before.open, waived: 0 })
    expect(await waiveAll([first().personId])).toEqual({ ok: true, waived: 1, leftOut: 0 })
    const less = { finished: 0, open: before.open - 1, overdue: before.open - 1, waived: 1, excused: 0 }
    expect(await countAssignment(home.administrator, assignmentId, { now: late })).toMatchObject(less)
    expect((await findAssignment(home.administrator, assignmentId))?.counted).toMatchObject({ waived: 1 })
    expect(await listAssignments(home.administrator, { page: 1 }, { now: late })).toMatchObject({
      assignments: [{ people: before.open - 1, finished: 0, overdue: before.open - 1, waived: 1, excused: 0 }],
    })
    const report = await teamReport(home.administrator, home.teams.ward, { now: late })
    expect(report).toMatchObject({ completed: { done: 0, assigned: less.open * 2 }, spared: { waived: 2, excused: 0 } })
    expect(report?.people.find(({ id }) => id === first().personId)).toMatchObject({
      ...{ completed: { done: 0, assigned: 0 }, spared: { waived: 2 }, open: [], overdueSince: null },
    })
    const { organisationId } = home
    // A night shows no figure of fewer than five.
    for (const local of ['five', 'six'])
      await owner.person.create({
        data: {
          ...{ organisationId, email: `${local}@${randomUUID()}.example`, givenName: local, familyName: '' },
          ...{ profession: 'Nurse', status: 'active', roles: { create: { role: 'clinician' } } },
        },
      })
    await dangerouslyTakeSnapshot(organisationId, { now: late })
    expect(await owner.groupSnapshot.findFirst({ where: { organisationId, kind: 'organisation' } })).toMatchObject({
      ...{ completed: 0, assigned: less.open * 2, waived: 2, excused: 0 },
    })
    await dangerouslyMakeNotices(organisationId, { now: late })
    expect(await owner.notice.count({ where: { organisationId, personId: first().personId } })).toBe(0)
    expect(await toDo(late)).toEqual([])
  })

  test('is shown with its reason to its person and to who may help them, and is in the trail without', async () => {
    await waiveAll([first().personId])
    const row = { modules: [slug, other], ofAssignment: true, stillAsked: false, reason, until, madeAt: now }
    expect(await ownWaivers(first())).toMatchObject([{ ...row, mayLift: false }])
    expect(await listWaivers(home.administrator, { assignmentId })).toMatchObject([{ ...row, mayLift: true }])
    // An assignment that is not theirs is not a manager's to change.
    const [waiverRow] = await listWaivers(home.wardManager, { personId: first().personId })
    expect(waiverRow).toMatchObject({ ...row, mayLift: false })
    expect(await liftWaiver(home.wardManager, waiverRow?.id ?? '', { now })).toBe('not-found')
    expect(await trail()).toEqual([
      {
        ...{ action: 'waiver.made', actorId: home.administrator.personId, subjectId: first().personId },
        detail: { modules: [slug, other], assignmentId, to: '2026-06-30' },
      },
    ])
  })

  test('may be done all the same, and then counts as done everywhere', async () => {
    await waiveAll([first().personId])
    expect((await listEnrolments(first(), { now })).others.map((face) => face.slug)).toContain(slug)
    await chooseModule(first(), slug, { now })
    await completeModule(first(), slug, { now: at('2026-06-02') })
    const report = await teamReport(home.administrator, home.teams.ward, { now: at('2026-06-03') })
    expect(report?.people.find(({ id }) => id === first().personId)).toMatchObject({
      ...{ completed: { done: 1, assigned: 1 }, spared: { waived: 1 } },
    })
    expect(await ownWaivers(first())).toMatchObject([{ modules: [other] }])
  })

  test('of a module holds for whoever asks for it, and of an assignment for that alone', async () => {
    const [{ personId }] = home.wardClinicians
    const audience = { for: 'person' as const, personId }
    await waiveAll([personId])
    await createAssignment(home.administrator, { modules: [slug], audience, dueOn }, { now })
    expect(await toDo(now)).toMatchObject([{ slug }])
    expect(await ownWaivers(first())).toMatchObject([{ stillAsked: true }])
    const work = { moduleSlug: slug }
    const request = { work, personIds: [personId], reason, until }
    expect(await waive(home.wardManager, request, act())).toMatchObject({ ok: true, waived: 1 })
    expect(await toDo(now)).toEqual([])
    // Given again it takes the place of the first; the same form sent twice does nothing.
    const again = act()
    const longer = { ...request, until: day('2026-07-31') }
    for (const _ of [1, 2])
      expect(await waive(home.wardManager, longer, again)).toEqual({ ok: true, waived: 1, leftOut: 0 })
    const running = await listWaivers(home.wardManager, { personId })
    expect(running.filter(({ ofAssignment }) => !ofAssignment)).toMatchObject([{ until: longer.until, mayLift: true }])
  })
})

describe('who is spared nothing', () => {
  test('is who waives, who has nothing to do, who left, and who is not the viewer’s', async () => {
    const [, second] = home.wardClinicians
    const request = { work: { moduleSlug: slug }, reason, until }
    const refusalOf = (problem: string) => ({ ok: false, problem })
    expect(await waive(home.wardManager, { ...request, personIds: [home.wardManager.personId] }, act())).toEqual(
      refusalOf('yourself'),
    )
    await completeModule(second, slug, { now })
    expect(await waive(home.wardManager, { ...request, personIds: [second.personId] }, act())).toEqual(
      refusalOf('nobody-to-waive'),
    )
    await suspendPerson(home.administrator, first().personId, { now })
    expect(await waiveAll([first().personId])).toEqual(refusalOf('nobody-to-waive'))
    expect(await owner.waiver.count({ where: { organisationId: home.organisationId } })).toBe(0)
  })
})

describe('a waiver ends', () => {
  test('by itself after its last day: then there is time before it is overdue, and as much as was left', async () => {
    await waiveAll([first().personId], at('2026-06-02'))
    const { organisationId } = home
    expect(await dangerouslyEndWaivers(organisationId, { now: at('2026-06-30') })).toBe(0)
    expect(await dangerouslyListToReconcile()).toContain(organisationId)
    expect(await dangerouslyEndWaivers(organisationId, { now: at('2026-07-01') })).toBe(1)
    // Ten days were left on 2 June.
    const again = { dueOn: day('2026-07-11'), overdue: false }
    expect(await toDo(at('2026-07-01'))).toEqual([
      { slug, ...again },
      { slug: other, ...again },
    ])
    expect(await countAssignment(home.administrator, assignmentId, { now })).toMatchObject({ waived: 0 })
    expect(await dangerouslyEndWaivers(organisationId, { now: at('2026-07-02') })).toBe(0)
    expect((await trail()).map(({ action, actorId }) => [action, actorId === null])).toEqual([
      ['waiver.made', false],
      ['waiver.ended', true],
    ])
  })

  test('when it is lifted: a week is left at least, also of what was overdue', async () => {
    const late = at('2026-06-20')
    await waiveAll([first().personId], late)
    const [waiver] = await listWaivers(home.administrator, { assignmentId })
    expect(await liftWaiver(home.administrator, waiver?.id ?? '', { now: at('2026-06-22') })).toBe('lifted')
    expect(await liftWaiver(home.administrator, waiver?.id ?? '', { now: at('2026-06-22') })).toBe('not-found')
    expect(await toDo(at('2026-06-22'))).toMatchObject([{ dueOn: day('2026-06-29') }, { dueOn: day('2026-06-29') }])
  })
})
