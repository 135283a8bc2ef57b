import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { endApiToken } from '#data/api/end-api-token.ts'
import { listApiTokens, maxTokens } from '#data/api/list-api-tokens.ts'
import { makeApiToken, mostApiTokens } from '#data/api/make-api-token.ts'
import { rotateApiToken } from '#data/api/rotate-api-token.ts'
import { apiClientOfToken } from '#data/api-client.ts'
import { apiRequestsAMinute, takeApiRequest } from '#data/people/api-limits.ts'
import { ownData } from '#data/reports/own-data.ts'
import { ownOnlookers } from '#data/reports/own-onlookers.ts'
import { hashToken, newToken } from '#server/tokens.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { inApi, tokenFor } from './in-api.testing.ts'

const api = inApi()
const hour = 60 * 60 * 1000

describe('a token', () => {
  test('opens what it was made for, and nothing else', async () => {
    const { token } = await tokenFor(api.lived.administrator, { scopes: ['people:read'] })
    expect((await api.get('/people', token)).status).toBe(200)
    const refusal = await api.get('/understanding/people', token)
    expect(refusal.status).toBe(403)
    expect(await refusal.json()).toMatchObject({ detail: expect.stringContaining('understanding:read') })
    expect(refusal.headers.get('www-authenticate')).toContain('insufficient_scope')
  })

  test('that is unknown, ended, or out of time opens nothing', async () => {
    const { administrator } = api.lived
    const endedToken = await tokenFor(administrator)
    const old = await tokenFor(administrator, { days: 1, now: new Date(Date.now() - 25 * hour) })
    expect((await api.get('/people', endedToken.token)).status).toBe(200)
    await endApiToken(administrator, endedToken.id)
    for (const token of [endedToken.token, old.token, 'curtain_api_made-up'])
      expect((await api.get('/people', token)).status).toBe(401)
    const without = await fetch(`${api.server.base}/api/v1/people`)
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Curtain"'])
  })

  test('is kept as its hash alone, with when it was used last', async () => {
    const { id, token } = await tokenFor(api.lived.administrator)
    await api.get('/people', token)
    const tokenRow = await api.owner.apiToken.findFirstOrThrow({ where: { id } })
    expect(tokenRow.tokenHash).toBe(hashToken(token))
    expect(JSON.stringify(tokenRow)).not.toContain(token)
    const listedToken = (await listApiTokens(api.lived.administrator)).find((each) => each.id === id)
    expect(listedToken?.lastUsedAt).toEqual(expect.any(Date))
    expect(listedToken).not.toHaveProperty('tokenHash')
  })

  test('is listed however many have run out since it was made', async () => {
    const { organisationId, administrator } = await makeTestOrganisation(api.owner, 'rotating')
    const { id } = await tokenFor(administrator, { days: 365 })
    const [createdAt, expiresAt] = [new Date(Date.now() + hour), new Date(Date.now() - hour)]
    await api.owner.apiToken.createMany({
      data: Array.from({ length: 150 }, (_, place) => ({
        organisationId,
        name: `Rotated ${place}`,
        tokenHash: newToken().tokenHash,
        scopes: ['people:read'],
        days: 90,
        createdById: administrator.personId,
        createdAt,
        expiresAt,
      })),
    })
    const listedToken = await listApiTokens(administrator)
    expect(listedToken).toHaveLength(maxTokens)
    expect(listedToken.at(-1)?.id).toBe(id)
  })

  test('is rotated without a gap: the one before holds for a day more', async () => {
    const { administrator, organisationId } = api.lived
    const before = await tokenFor(administrator, { scopes: ['teams:read'] })
    const { token, tokenHash } = newToken()
    const now = new Date()
    const rotation = { tokenId: before.id, id: randomUUID(), tokenHash }
    // The same form sent twice makes one.
    expect(await rotateApiToken(administrator, rotation, { now })).toBe('rotated')
    expect(await rotateApiToken(administrator, rotation, { now })).toBe('rotated')
    expect((await api.get('/teams', token)).status).toBe(200)
    expect((await api.get('/teams', before.token)).status).toBe(200)
    expect((await api.get('/people', token)).status).toBe(403)
    expect(await apiClientOfToken(hashToken(before.token), { now: new Date(now.getTime() + 25 * hour) })).toBeNull()
    const again = { tokenId: before.id, id: randomUUID(), tokenHash: randomUUID() }
    expect(await rotateApiToken(administrator, again, { now })).toBe('not-found')
    const acts = await api.owner.auditEvent.findMany({
      where: { organisationId, action: { startsWith: 'api-token.' }, subjectId: { in: [before.id, rotation.id] } },
    })
    expect(acts.map(({ action, actorId }) => [action, actorId]).sort()).toEqual([
      ['api-token.made', administrator.personId],
      ['api-token.rotated', administrator.personId],
    ])
  })

  test('that was ended does not come back when the form that made it is sent again', async () => {
    const { administrator } = api.lived
    const { token, tokenHash } = newToken()
    const form = { id: randomUUID(), name: 'LMS', tokenHash, scopes: ['people:read'] as const, days: 90 }
    const send = () => makeApiToken(administrator, form, { now: new Date() })
    expect([await send(), await send()]).toEqual(['made', 'made'])
    await endApiToken(administrator, form.id)
    expect(await send()).toBe('ended')
    expect((await api.get('/people', token)).status).toBe(401)
  })

  test('asks so often in a minute, and then waits', async () => {
    const { token } = await tokenFor(api.lived.administrator)
    const client = await apiClientOfToken(hashToken(token), { now: new Date() })
    if (client === null) throw new Error('the token does not hold')
    for (let requestCount = 0; requestCount < apiRequestsAMinute; requestCount += 50)
      await Promise.all(Array.from({ length: 50 }, () => takeApiRequest(client)))
    const refusal = await api.get('/people', token)
    expect([refusal.status, refusal.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await refusal.json()).toMatchObject({ title: 'Too many requests' })
  })

  test('is one of so many at most', async () => {
    const { administrator } = await makeTestOrganisation(api.owner, 'many-tokens')
    const make = () => {
      const newToken = {
        id: randomUUID(),
        name: 'x',
        tokenHash: randomUUID(),
        scopes: ['people:read'] as const,
        days: 90,
      }
      return makeApiToken(administrator, newToken, { now: new Date() })
    }
    const outcomes = await Promise.all(Array.from({ length: mostApiTokens + 1 }, make))
    expect(outcomes.filter((outcome) => outcome === 'too-many')).toHaveLength(1)
  })
})

describe('a programme that fetched someone’s results', () => {
  test.each([
    ['/completion', 'programme-completion'],
    ['/understanding/people', 'programme-understanding'],
  ] as const)('from %s is named to them and in the trail, once an hour', async (path, what) => {
    const { lived, owner } = api
    const [clinician, other] = lived.clinicians
    if (clinician === undefined || other === undefined) throw new Error('nobody lives here')
    const { id, token } = await tokenFor(lived.administrator)
    const ask = () => api.get(`${path}?person=${clinician.personId}`, token)
    expect((await ask()).status).toBe(200)
    expect((await ask()).status).toBe(200)
    const { may, looked } = await ownOnlookers(clinician)
    expect(may).toContainEqual({ name: 'Learning platform', as: 'programme' })
    expect(looked).toContainEqual({ name: 'Learning platform', what, team: null, at: expect.any(Date) })
    expect((await ownOnlookers(other)).looked.map((look) => look.what)).not.toContain(what)
    expect(
      (await ownData(clinician, { now: new Date() })).apiLooks.filter(({ tokenId }) => tokenId === id),
    ).toHaveLength(1)
    const events = await owner.auditEvent.findMany({ where: { action: 'results.fetched', subjectId: id } })
    expect(events).toMatchObject([{ actorId: null, detail: { name: 'Learning platform', people: 1 } }])
  })

  test.each([
    ['/completion', 'status=no-longer-asked'],
    ['/understanding/people', 'changedSince=9000-01-01T00:00:00Z'],
  ])('from %s is named also where the answer is that there is nothing of them', async (path, filter) => {
    const { lived, owner } = api
    const { id, token } = await tokenFor(lived.administrator)
    const personId = lived.clinicians[0]?.personId ?? ''
    for (const person of [personId, lived.administrator.organisationId])
      expect(await (await api.get(`${path}?person=${person}&${filter}`, token)).json()).toMatchObject({ data: [] })
    const looks = await owner.apiLook.findMany({ where: { tokenId: id } })
    expect(looks.map(({ people }) => people)).toEqual([[personId]])
  })

  test('is not there for people and teams, which are no results', async () => {
    const { id, token } = await tokenFor(api.lived.administrator)
    await api.get('/people', token)
    await api.get('/teams', token)
    expect(await api.owner.auditEvent.count({ where: { action: 'results.fetched', subjectId: id } })).toBe(0)
  })
})
