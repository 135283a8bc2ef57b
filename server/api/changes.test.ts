import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { changeAssignmentDate } from '#data/assignments/change-assignment-date.ts'
import { changeAudience } from '#data/assignments/change-audience.ts'
import { changePath } from '#data/assignments/change-path.ts'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { createPath } from '#data/assignments/create-path.ts'
import { restoreAssignment } from '#data/assignments/restore-assignment.ts'
import { rulesNow } from '#data/assignments/rules-now.ts'
import { withdrawAssignment } from '#data/assignments/withdraw-assignment.ts'
import { addToTeam } from '#data/people/add-to-team.ts'
import { createTeam } from '#data/people/create-team.ts'
import { mergeTeam } from '#data/people/merge-team.ts'
import { removeFromTeam } from '#data/people/remove-from-team.ts'
import { renameTerm } from '#data/people/rename-term.ts'
import { inApi, tokenFor } from './in-api.testing.ts'

const api = inApi()
const modules = ['the-call-that-dropped']
const [dueOn, later] = [new Date('2030-02-01'), new Date('2030-03-01')]
const Rows = z.object({ data: z.array(z.looseObject({ assignmentId: z.uuid().nullish() })) })
let token: string

beforeAll(async () => {
  token = (await tokenFor(api.lived.administrator)).token
})

async function rows(path: string, query: Record<string, string> = {}) {
  return Rows.parse(await (await api.get(`${path}?${new URLSearchParams({ limit: '500', ...query })}`, token)).json())
    .data
}

const at = (now = new Date()) => ({ now, id: randomUUID() })
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 60 * 60 * 1000)

/** What is listed as changed by an act at a moment. */
async function changedBy<ActResult>(
  path: string,
  act: (at: { now: Date; id: string }) => Promise<ActResult>,
  since: Date = new Date(),
) {
  const result = await act(at(since))
  return { done: result, changed: await rows(path, { changedSince: since.toISOString() }) }
}

async function assignTo(teamId: string): Promise<string> {
  const assignment = await createAssignment(
    api.lived.administrator,
    { modules, audience: { for: 'team', teamId }, dueOn },
    { now: hoursAgo(9) },
  )
  if (!assignment.ok) throw new Error(assignment.problem)
  return assignment.assignmentId
}

describe('what has changed since', () => {
  test('is what an assignment asks by another day, or asks again', async () => {
    const { administrator, teams, clinicians } = api.lived
    const assignmentId = await assignTo(teams.bay)
    const entry = { assignmentId, personId: clinicians.at(-1)?.personId }
    const dateChange = await changedBy(
      '/completion',
      (then) => changeAssignmentDate(administrator, { assignmentId, from: dueOn, dueOn: later }, then),
      hoursAgo(8),
    )
    expect(dateChange).toMatchObject({ done: 'changed', changed: [{ ...entry, dueOn: '2030-03-01' }] })
    await withdrawAssignment(administrator, assignmentId, at(hoursAgo(7)))
    const restoration = await changedBy(
      '/completion',
      (then) => restoreAssignment(administrator, assignmentId, then),
      hoursAgo(6),
    )
    expect(restoration).toMatchObject({ done: 'restored', changed: [{ ...entry, status: 'to-do' }] })
    const person = { teamId: teams.bay, personId: entry.personId ?? '', as: 'member' as const }
    await removeFromTeam(administrator, person, at())
    const { changed } = await changedBy('/completion', (then) => addToTeam(administrator, person, then))
    expect(changed).toMatchObject([{ ...entry, status: 'to-do' }])
  })

  test('is what someone is asked for again who was excused from it, and what was spared and is asked no longer', async () => {
    const { administrator, teams, clinicians, organisationId } = api.lived
    const assignmentId = await assignTo(teams.ward)
    const [{ personId } = { personId: '' }, { personId: leaving } = { personId: '' }] = clinicians
    const [moduleSlug = ''] = modules
    const since = { changedSince: hoursAgo(4).toISOString() }
    const statuses = async (person = personId) =>
      (await rows('/completion', { ...since, person }))
        .filter((row) => row.assignmentId === assignmentId)
        .map(({ status }) => status)
    expect(await statuses()).toEqual([])
    const excusal = { organisationId, id: randomUUID(), assignmentId, personId, moduleSlug, evidence: [] }
    const endedExcusal = { parametersHash: '', madeAt: hoursAgo(8), endedAt: hoursAgo(3), endedBecause: 'faded' }
    await api.owner.excusal.create({ data: { ...excusal, ...endedExcusal } })
    expect(await statuses()).toEqual(['to-do'])
    await api.owner.excusal.deleteMany({ where: { id: excusal.id } })
    const sparedRow = { releasedAt: hoursAgo(8), sparedBy: 'waiver' }
    await api.owner.enrolment.updateMany({ where: { assignmentId }, data: sparedRow })
    expect(await statuses()).toEqual([])
    expect(await statuses(leaving)).toEqual([])
    await removeFromTeam(administrator, { teamId: teams.ward, personId: leaving, as: 'member' }, at())
    expect(await statuses(leaving)).toEqual(['no-longer-asked'])
    await withdrawAssignment(administrator, assignmentId, at())
    expect(await statuses()).toEqual(['no-longer-asked'])
  })

  test('is everyone whose profession has another name', async () => {
    const { changed } = await changedBy('/people', () =>
      renameTerm(api.lived.administrator, { kind: 'profession', from: 'Nurse', to: 'Registered nurse', expected: 9 }),
    )
    expect(changed.map(({ profession }) => profession)).toEqual(Array(9).fill('Registered nurse'))
  })

  test('is what became another team’s when two were merged', async () => {
    const { administrator } = api.lived
    const team = async (name: string, parentId: string | null = null) => {
      const assignment = await createTeam(administrator, { name, parentId })
      if (!assignment.ok) throw new Error(assignment.problem)
      return assignment.teamId
    }
    const [teamId, intoId] = [await team('Night'), await team('Day')]
    const below = await team('Night desk', teamId)
    const assignmentId = await assignTo(teamId)
    const since = new Date()
    const { done, changed } = await changedBy('/teams', (then) => mergeTeam(administrator, { teamId, intoId }, then))
    expect(done).toBe('merged')
    expect(changed).toContainEqual(expect.objectContaining({ id: below, parentId: intoId }))
    const movedRows = await rows('/assignments', { changedSince: since.toISOString() })
    expect(movedRows).toMatchObject([{ id: assignmentId, teamId: intoId }])
  })
})

test('an assignment that rules are for says whom they mean, and is found by a team that they ask', async () => {
  const { administrator, teams } = api.lived
  const assignmentId = await assignTo(teams.ward)
  const rules = [
    { side: 'asked', kind: 'team', value: teams.bay },
    { side: 'spared', kind: 'profession', value: 'Porter' },
  ] as const
  const { version } = await rulesNow(administrator, assignmentId)
  expect(await changeAudience(administrator, { assignmentId, rules, seen: version }, at())).toBe('changed')
  const assignmentOf = async (team: string) =>
    (await rows('/assignments', { team })).find(({ id }) => id === assignmentId)
  expect(await assignmentOf(teams.bay)).toMatchObject({ teamId: null, personId: null, audience: rules })
  expect(await assignmentOf(teams.ward)).toBeUndefined()
})

test('a path is listed, assigned instead of modules, and changes what was assigned; its later steps are locked', async () => {
  const { administrator, teams, clinicians } = api.lived
  const [first, second] = ['the-call-that-dropped', 'rather-not-on-video']
  const path = await createPath(administrator, { name: 'Start', inOrder: true, steps: [first, second] }, at())
  if (!path.ok) throw new Error(path.problem)
  const { pathId } = path
  const client = await api.client(token)
  expect((await client.listPaths?.())?.data).toMatchObject({ data: [{ id: pathId, modules: [first, second] }] })
  const request = { pathId, audience: { for: 'team', teamId: teams.bay }, dueOn: '2099-02-01' }
  const assignment = await client.createAssignment?.(undefined, request)
  expect(assignment).toMatchObject({ status: 201, data: { pathId, inOrder: true, modules: [first, second] } })
  for (const wrong of [
    { ...request, modules },
    { ...request, pathId: null },
    { ...request, pathId: randomUUID() },
  ])
    expect((await client.createAssignment?.(undefined, wrong))?.status).toBe(422)
  const { id: assignmentId } = z.object({ id: z.string() }).parse(assignment?.data)
  const theirs = await rows('/completion', { person: clinicians.at(-1)?.personId ?? '', status: 'locked' })
  expect(theirs).toMatchObject([{ assignmentId, module: second, dueOn: null, overdue: false }])
  const change = { pathId, name: 'Start', inOrder: false, steps: [second, first] }
  const { changed } = await changedBy('/assignments', (then) => changePath(administrator, change, then))
  expect(changed).toMatchObject([{ id: assignmentId, modules: [second, first], inOrder: false }])
})
