import { describe, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { withdrawAssignment } from '#data/assignments/withdraw-assignment.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { home, owner, setUpFreshHome } from '#simulation/testing/set-up.ts'
import { dangerouslyListToNotify, dangerouslyMakeNotices } from './make-notices.ts'

setUpFreshHome()

const at = (day: string) => new Date(`${day}T10:00:00Z`)
const assign = (on: string, dueOn: string, module = 'the-call-that-dropped') =>
  createAssignment(
    home.administrator,
    {
      modules: [module],
      audience: { for: 'person', personId: home.bayClinicians[0].personId },
      dueOn: new Date(dueOn),
    },
    { now: at(on) },
  )

/** Without the week's digests. */
const ofWork = () => ({
  organisationId: home.organisationId,
  kind: { notIn: ['manager-digest', 'administrator-digest'] },
})

/** What one clinician is told over these days, if the worker works on each: the days by kind. */
async function toldFrom(first: string, days: number): Promise<Record<string, string[]>> {
  const notices: Record<string, string[]> = {}
  for (let day = 0; day < days; day++) {
    const now = new Date(at(first).getTime() + day * 24 * 60 * 60 * 1000)
    const before = await owner.notice.findMany({ where: ofWork() })
    await dangerouslyMakeNotices(home.organisationId, { now })
    // As often as it likes.
    expect(await dangerouslyMakeNotices(home.organisationId, { now })).toBe(0)
    for (const { id, kind, personId } of await owner.notice.findMany({ where: ofWork() })) {
      if (before.some((earlier) => earlier.id === id)) continue
      expect(personId).toBe(home.bayClinicians[0].personId)
      notices[kind] = [...(notices[kind] ?? []), now.toISOString().slice(0, 10)]
    }
  }
  return notices
}

describe('what someone is told', () => {
  test('that they are asked, a week before it is due, on the last working day before, and weekly when it is overdue, with an end', async () => {
    // Due on a Monday.
    await assign('2026-05-20', '2026-06-15')
    expect(await toldFrom('2026-05-20', 100)).toEqual({
      assigned: ['2026-05-20'],
      'due-soon': ['2026-06-08', '2026-06-12'],
      overdue: [
        ...['2026-06-16', '2026-06-23', '2026-06-30', '2026-07-07', '2026-07-14', '2026-07-21', '2026-07-28'],
        '2026-08-04',
      ],
    })
  })

  test('nothing twice where two assignments ask the same: it is due on the earlier day', async () => {
    await assign('2026-06-01', '2026-06-20')
    await assign('2026-06-01', '2026-06-11')
    expect(await toldFrom('2026-06-01', 11)).toEqual({
      assigned: ['2026-06-01'],
      'due-soon': ['2026-06-04', '2026-06-10'],
    })
  })

  test('not that it is due soon where they were only just asked', async () => {
    await assign('2026-06-01', '2026-06-03')
    expect(await toldFrom('2026-06-01', 3)).toEqual({ assigned: ['2026-06-01'], 'due-soon': ['2026-06-02'] })
  })

  test('once each, also where the worker was away for days', async () => {
    await assign('2026-06-01', '2026-06-20')
    expect(await toldFrom('2026-06-18', 1)).toEqual({ 'due-soon': ['2026-06-18'] })
    expect(await toldFrom('2026-07-02', 1)).toEqual({ overdue: ['2026-07-02'] })
  })

  test('nothing of what is done or withdrawn, and nothing who is suspended', async () => {
    const { personId } = home.bayClinicians[0]
    const assignment = await assign('2026-06-01', '2026-06-20')
    const finishedAssignment = await assign('2026-06-01', '2026-06-20', 'the-update-can-wait')
    await assign('2026-06-01', '2026-06-20', 'the-whatsapp-photo')
    if (!assignment.ok || !finishedAssignment.ok) throw new Error('nothing was assigned')
    await withdrawAssignment(home.administrator, assignment.assignmentId, { now: at('2026-06-01') })
    await owner.enrolment.updateMany({
      where: { assignmentId: finishedAssignment.assignmentId },
      data: { completedAt: at('2026-06-02') },
    })
    await suspendPerson(home.administrator, personId, { now: at('2026-06-02') })
    expect(await toldFrom('2026-06-02', 40)).toEqual({})
  })

  test('that a follow-up is ready, while it is', async () => {
    const { organisationId } = home
    const { personId } = home.bayClinicians[0]
    const followUp = { organisationId, personId, occasion: 'week', modules: ['the-call-that-dropped'], seed: 'seed' }
    await owner.followUp.create({
      data: { ...followUp, dueOn: new Date('2026-06-10'), closesOn: new Date('2026-06-24') },
    })
    expect(await dangerouslyListToNotify()).toContain(organisationId)
    expect(await toldFrom('2026-06-09', 30)).toEqual({ 'follow-up': ['2026-06-10'] })
  })

  test('by the day of the organisation', async () => {
    await owner.organisation.updateMany({ where: { id: home.organisationId }, data: { timeZone: 'Pacific/Auckland' } })
    await assign('2026-05-20', '2026-06-15')
    const { organisationId } = home
    const kinds = async () => (await owner.notice.findMany({ where: ofWork() })).map(({ kind }) => kind).sort()
    // Late on the fifteenth in London it is the sixteenth in Auckland.
    await dangerouslyMakeNotices(organisationId, { now: new Date('2026-06-15T11:00:00Z') })
    expect(await kinds()).toEqual(['due-soon'])
    await dangerouslyMakeNotices(organisationId, { now: new Date('2026-06-15T12:30:00Z') })
    expect(await kinds()).toEqual(['due-soon', 'overdue'])
  })
})

test('two workers at once make each notice once', async () => {
  const modules = ['the-call-that-dropped']
  await createAssignment(
    home.administrator,
    { modules, audience: { for: 'everyone' }, dueOn: new Date('2026-07-01') },
    { now: at('2026-06-01') },
  )
  const counts = await Promise.all(
    Array.from({ length: 4 }, () => dangerouslyMakeNotices(home.organisationId, { now: at('2026-06-01') })),
  )
  // And the digests of two managers.
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(6)
  expect(await owner.notice.count({ where: ofWork() })).toBe(4)
})
