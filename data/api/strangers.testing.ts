import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Allowed, type ApiClient, allowedTo, apiClientOfToken } from '#data/api-client.ts'
import { createPath } from '#data/assignments/create-path.ts'
import { Prisma } from '#data/generated/client.ts'
import { takeApiRequest } from '#data/people/api-limits.ts'
import { listGroupsForApi } from '#data/reports/list-groups-for-api.ts'
import { now, type Strangers, type World } from '#data/strangers.testing.ts'
import { type ApiScope, apiScopes } from '#domain/api/scopes.ts'
import { beginApiRequest, dropApiRequest, keepApiAnswer } from './api-requests.ts'
import { endApiToken } from './end-api-token.ts'
import { findAssignmentForApi } from './find-assignment-for-api.ts'
import { findPersonForApi } from './find-person-for-api.ts'
import { findTeamForApi } from './find-team-for-api.ts'
import { listApiTokens } from './list-api-tokens.ts'
import { listAssignmentsForApi } from './list-assignments-for-api.ts'
import { listCompletionForApi } from './list-completion-for-api.ts'
import { listPathsForApi } from './list-paths-for-api.ts'
import { listPeopleForApi } from './list-people-for-api.ts'
import { listTeamsForApi } from './list-teams-for-api.ts'
import { listUnderstandingForApi } from './list-understanding-for-api.ts'
import { makeApiToken } from './make-api-token.ts'
import { rotateApiToken } from './rotate-api-token.ts'

const place = { after: null, limit: 100 }
const any = { team: null, status: null, changedSince: null }

/** A programme of one organisation that may do everything. */
async function programmeOf(world: World, of: 'home' | 'stranger'): Promise<ApiClient> {
  const id = randomUUID()
  await makeApiToken(world[of].administrator, { id, name: of, tokenHash: id, scopes: apiScopes, days: 90 }, { now })
  const client = await apiClientOfToken(id, { now })
  if (client === null) throw new Error('the token does not hold')
  return client
}

async function allowed<Scope extends ApiScope>(world: World, of: 'home' | 'stranger', scope: Scope) {
  const client: Allowed<Scope> | null = allowedTo(await programmeOf(world, of), scope)
  if (client === null) throw new Error('the scope is not there')
  return client
}

/** What the stranger's list holds of home's, and how many home's holds: what is empty for both proves nothing. */
function expectApart(stranger: readonly string[], home: readonly string[]): void {
  expect(home.length).toBeGreaterThan(0)
  expect(stranger.filter((id) => home.includes(id))).toEqual([])
}

export const api: Strangers = {
  makeApiToken: async (world) => {
    const { tokenId } = await programmeOf(world, 'home')
    expect((await listApiTokens(world.stranger.administrator)).map(({ id }) => id)).not.toContain(tokenId)
  },
  listApiTokens: async (world) => {
    const { tokenId } = await programmeOf(world, 'stranger')
    expect((await listApiTokens(world.home.administrator)).map(({ id }) => id)).not.toContain(tokenId)
  },
  rotateApiToken: async (world) => {
    const { tokenId } = await programmeOf(world, 'home')
    const made = { tokenId, id: randomUUID(), tokenHash: randomUUID() }
    expect(await rotateApiToken(world.stranger.administrator, made, { now })).toBe('not-found')
  },
  endApiToken: async (world) => {
    const { tokenId } = await programmeOf(world, 'home')
    expect(await endApiToken(world.stranger.administrator, tokenId)).toBe('not-found')
  },
  beginApiRequest: async (world) => {
    const [home, stranger] = [await programmeOf(world, 'home'), await programmeOf(world, 'stranger')]
    const keyed = { key: 'k', fingerprint: 'f' }
    expect(await beginApiRequest(home, keyed, { now })).toBe('begun')
    expect(await beginApiRequest(stranger, keyed, { now })).toBe('begun')
  },
  keepApiAnswer: async (world) => {
    const [home, stranger] = [await programmeOf(world, 'home'), await programmeOf(world, 'stranger')]
    await beginApiRequest(home, { key: 'kept', fingerprint: 'f' }, { now })
    await keepApiAnswer(stranger, 'kept', { status: 200, body: {}, headers: {} })
    expect(await world.owner.apiRequest.count({ where: { key: 'kept', answer: { not: Prisma.DbNull } } })).toBe(0)
  },
  dropApiRequest: async (world) => {
    const [home, stranger] = [await programmeOf(world, 'home'), await programmeOf(world, 'stranger')]
    await beginApiRequest(home, { key: 'dropped', fingerprint: 'f' }, { now })
    await dropApiRequest(stranger, 'dropped')
    expect(await world.owner.apiRequest.count({ where: { key: 'dropped' } })).toBe(1)
  },
  findAssignmentForApi: async (world) => {
    const stranger = await allowed(world, 'stranger', 'assignments:read')
    expect(await findAssignmentForApi(stranger, world.theirs.assignmentId)).toBeNull()
  },
  takeApiRequest: async (world) => {
    expect(await takeApiRequest(await programmeOf(world, 'stranger'))).toBe(true)
  },
  listPeopleForApi: async (world) => {
    const asked = { ...place, ...any, email: null, externalId: null }
    const ids = async (of: 'home' | 'stranger') =>
      (await listPeopleForApi(await allowed(world, of, 'people:read'), asked)).rows.map(({ id }) => id)
    expectApart(await ids('stranger'), await ids('home'))
  },
  findPersonForApi: async (world) => {
    const stranger = await allowed(world, 'stranger', 'people:read')
    expect(await findPersonForApi(stranger, world.theirs.personId)).toBeNull()
  },
  listTeamsForApi: async (world) => {
    const ids = async (of: 'home' | 'stranger') =>
      (await listTeamsForApi(await allowed(world, of, 'teams:read'), { ...place, ...any })).rows.map(({ id }) => id)
    expectApart(await ids('stranger'), await ids('home'))
  },
  findTeamForApi: async (world) => {
    expect(await findTeamForApi(await allowed(world, 'stranger', 'teams:read'), world.home.teams.ward)).toBeNull()
  },
  listAssignmentsForApi: async (world) => {
    const ids = async (of: 'home' | 'stranger') =>
      (await listAssignmentsForApi(await allowed(world, of, 'assignments:read'), { ...place, ...any })).rows.map(
        ({ id }) => id,
      )
    expectApart(await ids('stranger'), await ids('home'))
  },
  listPathsForApi: async (world) => {
    const steps = ['the-call-that-dropped', 'rather-not-on-video']
    await createPath(world.home.administrator, { name: randomUUID(), inOrder: true, steps }, { now })
    const ids = async (of: 'home' | 'stranger') =>
      (await listPathsForApi(await allowed(world, of, 'assignments:read'), place)).rows.map(({ id }) => id)
    expectApart(await ids('stranger'), await ids('home'))
  },
  listCompletionForApi: async (world) => {
    const asked = { ...place, ...any, person: null, module: null, overdue: null }
    const ids = async (of: 'home' | 'stranger') =>
      (await listCompletionForApi(await allowed(world, of, 'completion:read'), asked, { now })).rows.map(({ id }) => id)
    expectApart(await ids('stranger'), await ids('home'))
  },
  listUnderstandingForApi: async (world) => {
    const asked = { ...place, ...any, person: null, practice: null }
    const ids = async (of: 'home' | 'stranger') => {
      const found = await listUnderstandingForApi(await allowed(world, of, 'understanding:read'), asked, { now })
      return (found === 'not-shown' ? [] : found.rows).map(({ personId }) => personId)
    }
    expectApart(await ids('stranger'), await ids('home'))
  },
  listGroupsForApi: async (world) => {
    const stranger = await allowed(world, 'stranger', 'understanding:read')
    const { rows } = await listGroupsForApi(stranger, { kind: 'team', after: null, limit: 100 })
    expect(rows.map(({ group }) => group)).not.toContain(world.home.teams.ward)
  },
}
