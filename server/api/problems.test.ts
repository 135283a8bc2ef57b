import { randomUUID } from 'node:crypto'
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

  test('is another method than reading', async () => {
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(`${api.server.base}/api/v1/people`, { method: 'DELETE', headers })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
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
