import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createTeam } from '#data/people/create-team.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { inApi, tokenFor } from './in-api.testing.ts'

const api = inApi()
let token: string

beforeAll(async () => {
  token = (await tokenFor(api.lived.administrator)).token
})

async function post(path: string, body: object, method = 'POST'): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(`${api.server.base}/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
  return response.json()
}

const Page = z.object({ data: z.array(z.looseObject({})) })

describe('what cannot be answered', () => {
  test('says where, and what was expected', async () => {
    const wrong = { limit: 'many', team: 'ward', status: 'gone', changedSince: 'yesterday', cursor: 'here', nurse: 'x' }
    const { listPeople } = await api.client(token)
    if (listPeople === undefined) throw new Error('people are not described')
    const { status, data, headers } = await listPeople(wrong)
    expect(status).toBe(400)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(data).toMatchObject({
      type: `${api.server.base}/developers#problem-not-understood`,
      status: 400,
      errors: expect.arrayContaining([
        { in: 'query', name: 'status', expected: 'One of: invited, active, suspended, left.' },
        { in: 'query', name: 'nurse', expected: expect.stringContaining('limit, team, status') },
      ]),
    })
    const { errors } = z.object({ errors: z.array(z.object({ name: z.string() })) }).parse(data)
    expect(errors.map(({ name }) => name).sort()).toEqual(Object.keys(wrong).sort())
    expect((await api.get('/people?limit=1&limit=2', token)).status).toBe(400)
    expect((await api.get('/people?email=%00', token)).status).toBe(400)
    for (const moment of ['0000-06-01T00:00:00Z', '0001-01-01T00:00:00+10:00', '9999-12-31T23:00:00-10:00'])
      expect((await api.get(`/people?changedSince=${encodeURIComponent(moment)}`, token)).status).toBe(400)
  })

  test.each([
    ['a person who is not here', '/people/0190c3a0-0000-7000-8000-000000000000', 404],
    ['an id that is none', '/people/1', 404],
    ['an address where there is nothing', '/nurses', 404],
    ['an address below one', '/people/1/answers', 404],
  ])('is a problem, for %s', async (_what, path, status) => {
    const response = await api.get(path, token)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ])
  })

  test.each([
    ['a name that stands where an id of a team does', 'team', 'Bay'],
    ['of a person', 'person', 'a'],
    ['a text that the database does not take', 'profession', 'a\u0000b'],
    ['half a character', 'site', '\ud800'],
  ])('is a rule of whom to ask: %s', async (_what, kind, value) => {
    const audience = { for: 'rules', rules: [{ side: 'asked', kind, value }] }
    const reply = await post('/assignments', { modules: ['the-whatsapp-photo'], audience, dueOn: '2099-02-01' })
    expect(reply).toMatchObject({ status: 400, errors: [{ in: 'body', name: 'audience' }] })
  })

  test('is a name that holds what no name holds: it says what one is', async () => {
    const { personId } = api.lived.clinicians[0] ?? expect.fail('nobody is there')
    const reply = await post(`/people/${personId}`, { givenName: 'a\u0000b' }, 'PATCH')
    expect(reply).toMatchObject({ errors: [{ name: 'givenName', expected: expect.stringContaining('200') }] })
  })

  test('is no role that is said twice', async () => {
    const person = { givenName: 'Bo', email: `${randomUUID()}@api.example`, profession: 'Nurse' }
    const reply = await post('/people', { ...person, roles: ['clinician', 'clinician'] })
    expect(reply).toMatchObject({ roles: ['clinician'] })
  })

  test('is another method than reading', async () => {
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(`${api.server.base}/api/v1/people`, { method: 'DELETE', headers })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
  })
})

describe('what the front refuses', () => {
  async function refusalsOf(path: string, headers: Record<string, string>): Promise<unknown[]> {
    const clientRequest = request(`${api.server.base}${path}`, { method: 'POST', headers })
    clientRequest.on('error', () => {})
    clientRequest.flushHeaders()
    const [response] = await once(clientRequest, 'response')
    let text = ''
    for await (const piece of response) text += piece
    clientRequest.destroy()
    return [response.statusCode, response.headers['content-type'], JSON.parse(text)]
  }
  const large = { 'content-length': `${5 * 1024 * 1024}` }
  const small = { 'content-length': '2' }
  const problem = 'application/problem+json; charset=utf-8'

  test('is a problem in the API: a body that is too large, an address that cannot be read', async () => {
    const type = (kind: string) => `${api.server.base}/developers#problem-${kind}`
    expect(await refusalsOf('/api/v1/people', large)).toEqual([
      413,
      problem,
      expect.objectContaining({ type: type('too-large'), status: 413, requestId: expect.any(String) }),
    ])
    expect(await refusalsOf('/api/v1/people/%E0%A4%A', small)).toEqual([
      400,
      problem,
      expect.objectContaining({ type: type('not-understood'), status: 400 }),
    ])
    expect(await refusalsOf('/api/v1/people', small)).toEqual([401, problem, expect.objectContaining({ status: 401 })])
  })

  test('is an error of SCIM there', async () => {
    const error = (status: string) => expect.objectContaining({ status, detail: expect.any(String) })
    const scim = 'application/scim+json; charset=utf-8'
    expect(await refusalsOf('/scim/v2/Users', large)).toEqual([413, scim, error('413')])
    expect(await refusalsOf('/scim/v2/Users/%ff', small)).toEqual([400, scim, error('400')])
  })
})

test('what a programme has already is not sent again', async () => {
  const first = await api.get('/people', token)
  const etag = first.headers.get('etag') ?? ''
  const again = await api.get('/people', token, { 'if-none-match': etag })
  expect([again.status, await again.text()]).toEqual([304, ''])
  await createTeam(api.lived.administrator, { name: randomUUID(), parentId: null })
  expect((await api.get('/people', token, { 'if-none-match': etag })).status).toBe(304)
  expect((await api.get('/teams', token, { 'if-none-match': etag })).status).toBe(200)
})

test('nobody reads another organisation', async () => {
  const other = await makeTestOrganisation(api.owner, 'elsewhere')
  const theirs = (await tokenFor(other.administrator)).token
  expect((await api.get(`/people/${api.lived.administrator.personId}`, theirs)).status).toBe(404)
  const { data } = Page.parse(await (await api.get('/people', theirs)).json())
  expect(data.map(({ familyName }) => familyName)).toEqual(Array(7).fill('elsewhere'))
})
