import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { beginApiRequest, keyHoldsMs } from '#data/api/api-requests.ts'
import { apiClientOfToken } from '#data/api-client.ts'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { listAuditEvents } from '#data/auditing/list-audit-events.ts'
import { hashToken } from '#server/tokens.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { type ApiReply, type Client, inApi, tokenFor } from './in-api.testing.ts'

const api = inApi()
let client: Client
let token: string

beforeAll(async () => {
  token = (await tokenFor(api.lived.administrator)).token
  client = await api.client(token)
})

async function call(operation: string, parameters?: object, body?: object, key?: string): Promise<ApiReply> {
  const send = client[operation]
  if (send === undefined) throw new Error(`${operation} is not described`)
  return send(parameters, body, key === undefined ? {} : { headers: { 'idempotency-key': key } })
}
const byJoining = { by: 'joining', days: 30 } as const
const Thing = z.looseObject({ id: z.string() })
const Mistakes = z.object({ errors: z.array(z.looseObject({ name: z.string() })) })
const createdRow = ({ status, data }: ApiReply) => {
  expect({ status, data }).toMatchObject({ status: 201 })
  return Thing.parse(data)
}
const namedIn = ({ status, data }: ApiReply) => [
  status,
  ...Mistakes.parse(data)
    .errors.map(({ name }) => name)
    .sort(),
]
const newcomer = (email = `${randomUUID()}@api.example`) => ({
  ...{ givenName: 'Ada', familyName: 'Okafor', email, profession: 'Nurse', roles: ['clinician'] },
})
const eventsOf = (subjectId: string) =>
  api.owner.auditEvent.findMany({ where: { subjectId }, orderBy: { place: 'asc' } })

describe('the client that is generated from the description changes', () => {
  test('people, in its token’s name and by the rules of the pages', async () => {
    const { teams, administrator } = api.lived
    const body = { ...newcomer('ADA@api.example'), teamId: teams.bay }
    const reply = await call('createPerson', undefined, body)
    const { id } = createdRow(reply)
    expect(reply.headers.location).toMatch(new RegExp(`/api/v1/people/${id}$`))
    expect(reply.data).toMatchObject({
      email: 'ada@api.example',
      teams: [teams.bay],
      status: 'invited',
      language: 'en',
    })
    expect((await call('createPerson', undefined, body)).status).toBe(409)
    const wrong = { ...newcomer('not an address'), roles: ['administrator'], nurse: true, givenName: '' }
    expect(namedIn(await call('createPerson', undefined, wrong))).toEqual([400, 'email', 'givenName', 'nurse', 'roles'])
    const elsewhere = { ...newcomer(), teamId: randomUUID() }
    expect(namedIn(await call('createPerson', undefined, elsewhere))).toEqual([422, 'teamId'])

    const change = await call('changePerson', { id }, { familyName: 'Okafor-Ruiz', roles: ['clinician', 'manager'] })
    expect(change.data).toMatchObject({ givenName: 'Ada', familyName: 'Okafor-Ruiz', roles: ['clinician', 'manager'] })
    for (const _ of [1, 2]) expect((await call('suspendPerson', { id })).data).toMatchObject({ status: 'suspended' })
    for (const _ of [1, 2]) expect((await call('reinstatePerson', { id })).data).toMatchObject({ status: 'invited' })
    expect(await eventsOf(id)).toMatchObject(
      ['person.invited', 'person.changed', 'person.suspended', 'person.reinstated'].map((action) => ({
        ...{ action, actorId: null, detail: { programme: 'Learning platform', programmeId: expect.any(String) } },
      })),
    )
    const { events } = await listAuditEvents(administrator, { before: null })
    expect(events.find(({ action }) => action === 'person.reinstated')).toMatchObject({ actor: 'Learning platform' })
    // An administrator is not found: a programme would make itself one by an email of its own.
    const them = { id: administrator.personId }
    for (const operation of ['changePerson', 'suspendPerson', 'reinstatePerson'])
      expect(
        (await call(operation, them, operation === 'changePerson' ? { email: 'mine@api.example' } : undefined)).status,
      ).toBe(404)
  })

  test('teams, and who is in them', async () => {
    const { teams, clinicians } = api.lived
    const { id } = createdRow(await call('createTeam', undefined, { name: 'Theatre', parentId: teams.ward }))
    expect((await call('changeTeam', { id }, { name: 'Theatre 2' })).data).toMatchObject({
      name: 'Theatre 2',
      parentId: teams.ward,
    })
    expect(namedIn(await call('changeTeam', { id: teams.ward }, { parentId: id }))).toEqual([422, 'parentId'])
    expect(namedIn(await call('createTeam', undefined, { name: ' ' }))).toEqual([400, 'name'])
    const person = clinicians[0]?.personId ?? ''
    for (const _ of [1, 2]) expect((await call('addTeamMember', { id, person })).data).toMatchObject({ members: 1 })
    for (const _ of [1, 2]) expect((await call('removeTeamMember', { id, person })).data).toMatchObject({ members: 0 })
    expect((await call('addTeamMember', { id, person: randomUUID() })).status).toBe(404)
    expect((await eventsOf(id)).map(({ action }) => action)).toContain('team.member-removed')
  })

  test('assignments, which ask at once', async () => {
    const { teams, clinicians } = api.lived
    const body = { modules: ['the-whatsapp-photo'], audience: { for: 'team', teamId: teams.bay }, dueOn: '2099-02-01' }
    const { id } = createdRow(await call('createAssignment', undefined, body))
    const { personId = '' } = clinicians.at(-1) ?? {}
    const work = async () => (await call('listCompletion', { person: personId })).data
    expect(await work()).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ assignmentId: id, dueOn: '2099-02-01' })]),
    })
    expect((await call('changeAssignment', { id }, { dueOn: '2099-03-01' })).data).toMatchObject({
      dueOn: '2099-03-01',
    })
    expect((await call('changeAssignment', { id }, { dueOn: '2099-03-01' })).status).toBe(200)
    expect(namedIn(await call('changeAssignment', { id }, { dueOn: '2020-01-01' }))).toEqual([422, 'dueOn'])
    for (const _ of [1, 2])
      expect((await call('withdrawAssignment', { id })).data).toMatchObject({ withdrawnAt: expect.any(String) })
    expect((await eventsOf(id)).map(({ action }) => action)).toEqual([
      ...['assignment.created', 'assignment.due-date-changed', 'assignment.withdrawn'],
    ])
    expect(namedIn(await call('createAssignment', undefined, { ...body, modules: ['no-such'] }))).toEqual([
      422,
      'modules',
    ])
    const nobodys = { ...body, audience: { for: 'person', personId: randomUUID() } }
    expect(namedIn(await call('createAssignment', undefined, nobodys))).toEqual([422, 'audience'])
    const rules = [{ side: 'spared', kind: 'profession', value: 'Porter' }]
    const byRules = await call('createAssignment', undefined, { ...body, audience: { for: 'rules', rules } })
    expect(createdRow(byRules)).toMatchObject({ audience: expect.arrayContaining(rules) })
    const { administrator } = api.lived
    const byDays = { modules: body.modules, audience: { for: 'everyone' as const }, dueOn: byJoining }
    const onPage = await createAssignment(administrator, byDays, { now: new Date() })
    if (!onPage.ok) throw new Error(onPage.problem)
    const on = { id: onPage.assignmentId }
    expect((await call('changeAssignment', on, { dueOn: '2099-03-01' })).data).toMatchObject({
      ...{ dueBy: 'date', dueOn: '2099-03-01', dueDays: null },
    })
  })
})

describe('a request with a key', () => {
  test('is done once, and answered as it was however often it is sent', async () => {
    const key = randomUUID()
    const body = newcomer()
    const first = await call('createPerson', undefined, body, key)
    const again = await call('createPerson', undefined, body, key)
    expect([again.status, again.data, again.headers.location]).toEqual([201, first.data, first.headers.location])
    expect([first, again].map(({ headers }) => headers['idempotency-replayed'])).toEqual([undefined, 'true'])
    expect((await call('createPerson', undefined, { ...body, givenName: 'Bea' }, key)).data).toMatchObject({
      status: 422,
      detail: expect.stringContaining('another request'),
    })
    const correctedKey = randomUUID()
    expect((await call('createPerson', undefined, { ...newcomer(), roles: [] }, correctedKey)).status).toBe(400)
    expect((await call('createPerson', undefined, newcomer(), correctedKey)).status).toBe(201)
    const refusedKey = randomUUID()
    for (const _ of [1, 2]) expect((await call('createPerson', undefined, body, refusedKey)).status).toBe(409)
  })

  test('is not done twice at once, is done anew where its process was killed, and is forgotten after a day', async () => {
    const key = randomUUID()
    const body = newcomer()
    const answers = await Promise.all(Array.from({ length: 6 }, () => call('createPerson', undefined, body, key)))
    const statuses = new Set(answers.map(({ status }) => status))
    expect([...statuses].filter((status) => ![201, 409].includes(status))).toEqual([])
    expect(await api.owner.person.count({ where: { email: body.email } })).toBe(1)
    const programme = await apiClientOfToken(hashToken(token), { now: new Date() })
    if (programme === null) throw new Error('the token does not hold')
    const requestKey = { key: randomUUID(), fingerprint: 'x' }
    const now = new Date()
    const at = (milliseconds: number) => ({ now: new Date(now.getTime() + milliseconds) })
    const sameMoment = await Promise.all([1, 2, 3].map(() => beginApiRequest(programme, requestKey, at(0))))
    expect(sameMoment.sort()).toEqual(['begun', 'under-way', 'under-way'])
    expect(await beginApiRequest(programme, requestKey, at(30_000))).toBe('under-way')
    expect(await beginApiRequest(programme, requestKey, at(100_000))).toBe('begun')
    const other = { ...requestKey, fingerprint: 'y' }
    expect(await beginApiRequest(programme, other, at(200_000))).toBe('other-request')
    expect(await beginApiRequest(programme, other, at(keyHoldsMs + 1000))).toBe('begun')
    expect((await call('createTeam', undefined, { name: 'x' }, 'no blanks')).status).toBe(400)
  })
})

test('nothing is changed without the scope, in another organisation, or by what is no JSON', async () => {
  const reader = (await tokenFor(api.lived.administrator, { scopes: ['people:read'] })).token
  const other = await makeTestOrganisation(api.owner, 'elsewhere')
  const theirs = (await tokenFor(other.administrator)).token
  const person = api.lived.clinicians[0]?.personId ?? ''
  const patch = (bearer: string, body: string, type = 'application/json') =>
    fetch(`${api.server.base}/api/v1/people/${person}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': type },
      body,
    })
  const name = JSON.stringify({ givenName: 'Mallory' })
  const statuses = [
    await patch(reader, name),
    await patch(theirs, name),
    await patch(token, '{'),
    await patch(token, name, 'text/plain'),
  ]
  expect(statuses.map(({ status }) => status)).toEqual([403, 404, 400, 400])
  expect((await api.owner.person.findFirstOrThrow({ where: { id: person } })).givenName).toBe('one')
})
