import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { createTeam } from '#data/people/create-team.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { teamReport } from '#data/reports/team.ts'
import { changeStatusReaders } from '#data/understanding/change-status-readers.ts'
import { openApiDocument } from './document.ts'
import { type ApiReply, type Client, inApi, tokenFor } from './in-api.testing.ts'

const api = inApi()
let token: string
let client: Client

beforeAll(async () => {
  token = (await tokenFor(api.lived.administrator)).token
  client = await api.client(token)
})

const Page = z.object({ data: z.array(z.looseObject({})), next: z.string().nullable() })
const rowsOf = ({ status, data }: ApiReply) => {
  expect(status).toBe(200)
  return Page.parse(data).data
}
const call = (operation: string, parameters?: object): Promise<ApiReply> => {
  const send = client[operation]
  if (send === undefined) throw new Error(`${operation} is not described`)
  return send(parameters)
}

describe('the description', () => {
  test('is OpenAPI 3.1, and everybody may read it', async () => {
    const response = await fetch(`${api.server.base}/api/v1/openapi.json`)
    const document = await response.json()
    expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument())))
    const { valid, errors } = await new Validator().validate(document)
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
  })
})

describe('the client that is generated from it reads', () => {
  test('people, by team, status, email and what changed since', async () => {
    const { administrator, clinicians, teams } = api.lived
    const everyone = rowsOf(await call('listPeople'))
    expect(everyone).toHaveLength(9)
    const inWard = rowsOf(await call('listPeople', { team: teams.ward }))
    expect(inWard.map(({ givenName }) => givenName)).toContain('seven')
    expect(inWard).toHaveLength(7)
    expect(rowsOf(await call('listPeople', { email: 'ONE@api.example' }))).toMatchObject([
      { id: clinicians[0]?.personId, roles: ['clinician'], teams: [teams.ward], status: 'active' },
    ])
    const before = new Date(Date.now() - 1000).toISOString()
    expect(rowsOf(await call('listPeople', { changedSince: before }))).toEqual([])
    const last = clinicians.at(-1)?.personId ?? ''
    await suspendPerson(administrator, last, { now: new Date() })
    expect(rowsOf(await call('listPeople', { changedSince: before }))).toMatchObject([
      { id: last, status: 'suspended' },
    ])
    expect(rowsOf(await call('listPeople', { status: 'suspended' }))).toHaveLength(1)
    expect((await call('findPerson', { id: last })).data).toMatchObject({ id: last })
  })

  test('teams and assignments, and what changed of them', async () => {
    const { administrator, teams } = api.lived
    const since = new Date(Date.now() - 1000).toISOString()
    const team = await createTeam(administrator, { name: 'Theatre', parentId: teams.ward })
    expect(rowsOf(await call('listTeams'))).toHaveLength(3)
    expect(rowsOf(await call('listTeams', { changedSince: since }))).toMatchObject([
      { name: 'Theatre', parentId: teams.ward, members: 0, archivedAt: null },
    ])
    expect((await call('findTeam', { id: team.ok ? team.teamId : '' })).data).toMatchObject({ name: 'Theatre' })
    const assignment = await createAssignment(
      administrator,
      {
        modules: ['the-call-that-dropped'],
        audience: { for: 'team', teamId: teams.ward },
        dueOn: new Date('2026-02-01'),
      },
      { now: new Date('2026-01-20T10:00:00Z') },
    )
    expect(assignment.ok).toBe(true)
    expect(rowsOf(await call('listAssignments', { team: teams.ward, status: 'asked' }))).toMatchObject([
      { modules: ['the-call-that-dropped'], dueOn: '2026-02-01', personId: null },
    ])
    expect(rowsOf(await call('listAssignments', { status: 'withdrawn' }))).toEqual([])
  })

  test('who has completed what, apart from what they understand', async () => {
    const { teams, clinicians } = api.lived
    const all = rowsOf(await call('listCompletion', { limit: 500 }))
    const completedRows = rowsOf(await call('listCompletion', { status: 'completed', limit: 500 }))
    expect(completedRows.length).toBeGreaterThan(0)
    expect(completedRows.length).toBeLessThan(all.length)
    expect(completedRows.every(({ completedAt, overdue }) => completedAt !== null && overdue === false)).toBe(true)
    const overdue = rowsOf(await call('listCompletion', { overdue: 'true', team: teams.ward }))
    expect(overdue.length).toBeGreaterThan(0)
    expect(overdue.every(({ dueOn, status }) => dueOn === '2026-02-01' && status === 'to-do')).toBe(true)
    const person = clinicians[0]?.personId
    const own = rowsOf(await call('listCompletion', { person, limit: 500 }))
    expect(own).toEqual(all.filter(({ personId }) => personId === person))
  })

  test('what people understand, in the words and figures of the report', async () => {
    const { administrator, teams } = api.lived
    const rows = rowsOf(await call('listUnderstanding', { team: teams.ward }))
    const report = await teamReport(administrator, teams.ward, { now: new Date() })
    expect(rows.map(({ personId }) => personId)).toEqual(report?.people.map(({ id }) => id).sort())
    const Practices = z.array(
      z.looseObject({ practice: z.string(), status: z.string(), probability: z.number().nullable() }),
    )
    for (const { personId, practices } of rows) {
      const person = report?.people.find(({ id }) => id === personId)
      expect(Practices.parse(practices).map(({ practice, status }) => [practice, status])).toEqual(
        person?.cells.map(({ practice, status }) => [practice, status]),
      )
      for (const { status, probability } of Practices.parse(practices))
        expect(probability === null).toBe(status === 'not-enough-evidence')
    }
    const notKnownRows = rowsOf(await call('listUnderstanding', { status: 'not-enough-evidence' }))
    expect(notKnownRows.length).toBeGreaterThan(0)
    expect(
      notKnownRows.flatMap(({ practices }) => Practices.parse(practices)).map(({ status }) => status),
    ).not.toContain('faded')
  })

  test('nothing of what people understand where the organisation shows it to managers alone', async () => {
    const { administrator } = api.lived
    await changeStatusReaders(administrator, { readers: 'managers' }, { now: new Date() })
    expect(await call('listUnderstanding')).toMatchObject({
      status: 403,
      data: { type: expect.stringMatching(/not-shown$/), title: 'The organisation does not show this to programmes' },
    })
    expect(rowsOf(await call('listCompletion')).length).toBeGreaterThan(0)
    await changeStatusReaders(administrator, { readers: 'managers-and-administrators' }, { now: new Date() })
    expect(rowsOf(await call('listUnderstanding')).length).toBeGreaterThan(0)
  })

  test('what groups understand, and of none of fewer than five people a figure', async () => {
    const { organisationId, teams } = api.lived
    const day = new Date('2026-06-01')
    const [practice] = (await teamReport(api.lived.administrator, teams.ward, { now: day }))?.practices ?? []
    await api.owner.snapshot.create({
      data: { organisationId, day, asOf: day, practices: [practice?.id ?? ''], people: 8, parametersHash: 'x' },
    })
    const figures = { shares: [0.4], lows: [0.2], highs: [0.6], unknowns: [0.1], share: 0.5, low: 0.3, high: 0.7 }
    const ofTeam = { organisationId, day, kind: 'team' }
    const none = { shares: [], lows: [], highs: [], unknowns: [] }
    await api.owner.groupSnapshot.createMany({
      data: [
        {
          ...ofTeam,
          groupId: teams.ward,
          shown: 'shown',
          people: 7,
          ...figures,
          unknown: 0.1,
          completed: 3,
          assigned: 4,
        },
        { ...ofTeam, groupId: teams.bay, shown: 'too-few', people: 1, ...none },
      ],
    })
    const rows = rowsOf(await call('listUnderstandingOfGroups', { kind: 'team' }))
    expect(rows.find(({ group }) => group === teams.ward)).toMatchObject({
      hidden: null,
      understood: { share: 50, low: 30, high: 70, notEnoughEvidence: 10 },
      practices: [{ practice: practice?.id, understood: { share: 40, low: 20, high: 60 } }],
      completed: { done: 3, assigned: 4 },
    })
    expect(rows.find(({ group }) => group === teams.bay)).toMatchObject({
      hidden: 'too-few',
      understood: null,
      practices: [],
      completed: null,
    })
  })

  test.each(['listPeople', 'listTeams', 'listCompletion', 'listUnderstanding', 'listUnderstandingOfGroups'])(
    '%s page by page, each thing once',
    async (operation) => {
      const whole = rowsOf(await call(operation, { limit: 500 }))
      const pages: unknown[] = []
      let { data } = await call(operation, { limit: 2 })
      for (;;) {
        const page = Page.parse(data)
        expect(page.data.length).toBeLessThanOrEqual(2)
        pages.push(...page.data)
        if (page.next === null) break
        const response = await fetch(page.next, { headers: { authorization: `Bearer ${token}` } })
        data = await response.json()
      }
      const withoutTime = (rows: readonly unknown[]) => rows.map((row) => ({ ...(row as object), asOf: null }))
      expect(withoutTime(pages)).toEqual(withoutTime(whole))
    },
  )
})
