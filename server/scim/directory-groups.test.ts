import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { directoryOverview } from '#data/provisioning/directory-overview.ts'
import { endToken } from '#data/provisioning/end-token.ts'
import { makeToken } from '#data/provisioning/make-token.ts'
import { previewMeaning } from '#data/provisioning/preview-meaning.ts'
import { setMeaning } from '#data/provisioning/set-meaning.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { CreatedResource, inScim } from './in-scim.testing.ts'
import { directory, tokenFor } from './scim.testing.ts'

const scim = inScim()
const { make, people, events } = scim
const send: typeof scim.send = (...sendArguments) => scim.send(...sendArguments)

describe('a group of the directory', () => {
  const at = { now: new Date() }

  async function group(members: readonly string[]): Promise<string> {
    const creation = await send('POST', '/Groups', {
      displayName: 'Ward staff',
      members: members.map((value) => ({ value })),
    })
    return CreatedResource.parse(creation.body).id
  }

  test('means nothing until an administrator has seen whom it touches, and then acts', async () => {
    const [amira, bilal] = [await make('amira'), await make('bilal')]
    const groupId = await group([amira])
    const meaning = { kind: 'member', teamId: scim.home.teams.ward } as const
    const preview = await previewMeaning(scim.home.administrator, { groupId, meaning })
    expect(preview).toMatchObject({ gain: { count: 1, names: [{ givenName: 'amira' }] }, have: 0, lose: { count: 0 } })
    expect((await people(['amira']))[0]?.memberships).toEqual([])
    expect(await setMeaning(scim.home.administrator, { groupId, meaning }, at)).toEqual({
      ok: true,
      gained: 1,
      lost: 0,
    })
    await send('PATCH', `/Groups/${groupId}`, {
      Operations: [{ op: 'Add', path: 'members', value: [{ value: bilal }] }],
    })
    await send('PATCH', `/Groups/${groupId}`, {
      Operations: [{ op: 'Remove', path: 'members', value: [{ value: amira }] }],
    })
    const teams = (await people(['amira', 'bilal'])).map(({ memberships }) => memberships.map(({ teamId }) => teamId))
    expect(teams).toEqual([[], [scim.home.teams.ward]])
    expect([await events('team.member-added'), await events('team.member-removed')]).toEqual([2, 1])
  })

  test('gives a role, and takes it from whoever leaves, but never from the last administrator', async () => {
    const [amira, admin] = [await make('amira'), await make('admin')]
    const groupId = await group([amira, admin])
    await setMeaning(scim.home.administrator, { groupId, meaning: { kind: 'role', role: 'administrator' } }, at)
    await send('PUT', `/Groups/${groupId}`, { displayName: 'Ward staff', members: [] })
    const roles = (await people(['admin', 'amira'])).map((person) => person.roles.map(({ role }) => role))
    expect(roles).toEqual([['administrator'], ['clinician', 'administrator']])
  })

  test('that is deleted leaves the team and takes its people out', async () => {
    const groupId = await group([await make('amira')])
    await setMeaning(
      scim.home.administrator,
      { groupId, meaning: { kind: 'manager', teamId: scim.home.teams.bay } },
      at,
    )
    const managing = { organisationId: scim.home.organisationId, teamId: scim.home.teams.bay }
    expect(await scim.owner.teamManager.count({ where: managing })).toBe(2)
    expect((await send('DELETE', `/Groups/${groupId}`)).status).toBe(204)
    expect(await scim.owner.teamManager.count({ where: managing })).toBe(1)
  })
})

describe('a token', () => {
  test('is kept as its hash, and notes its use', async () => {
    await send('GET', '/Users')
    const [tokenRow] = await scim.owner.scimToken.findMany({ where: { organisationId: scim.home.organisationId } })
    expect(tokenRow?.lastUsedAt).not.toBeNull()
    expect(JSON.stringify(tokenRow)).not.toContain(scim.token)
  })

  test('holds beside a second one and no third, and ends at once', async () => {
    const second = await tokenFor(scim.home.administrator)
    const third = { id: randomUUID(), name: 'x', tokenHash: randomUUID(), expiresAt: new Date('2099-01-01') }
    expect(await makeToken(scim.home.administrator, third, { now: new Date() })).toBe('too-many')
    expect((await directory(scim.server, second)('GET', '/Users')).status).toBe(200)
    for (const { id } of (await directoryOverview(scim.home.administrator)).tokens)
      await endToken(scim.home.administrator, id)
    for (const each of [scim.token, second])
      expect((await directory(scim.server, each)('GET', '/Users')).status).toBe(401)
    // The form that made one is sent again.
    expect(await makeToken(scim.home.administrator, third, { now: new Date() })).toBe('made')
    await endToken(scim.home.administrator, third.id)
    expect(await makeToken(scim.home.administrator, third, { now: new Date() })).toBe('ended')
  })

  test('opens no other organisation, and none once its time is over', async () => {
    const id = await make('amira')
    const stranger = await makeTestOrganisation(scim.owner, `stranger-${randomUUID()}`)
    const theirs = directory(scim.server, await tokenFor(stranger.administrator))
    expect((await theirs('GET', `/Users/${id}`)).status).toBe(404)
    expect((await theirs('DELETE', `/Users/${id}`)).status).toBe(404)
    expect((await theirs('GET', '/Users')).body).toMatchObject({ totalResults: 0 })
    const old = await tokenFor(stranger.administrator, { now: new Date('2020-01-01') })
    expect((await directory(scim.server, old)('GET', '/Users')).status).toBe(401)
  })
})
