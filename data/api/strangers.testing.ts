import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type ApiClient, allowedTo, apiClientOfToken, type ClientWithScope } from '#data/api-client.ts'
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

async function clientOf<Scope extends ApiScope>(world: World, of: 'home' | 'stranger', scope: Scope) {
  const client: ClientWithScope<Scope> | null = allowedTo(await programmeOf(world, of), scope)
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
    const tokenRow = { tokenId, id: randomUUID(), tokenHash: randomUUID() }
    expect(await rotateApiToken(world.stranger.administrator, tokenRow, { now })).toBe('not-found')
  },
  endApiToken: async (world) => {
    const { tokenId } = await programmeOf(world, 'home')
    expect(await endApiToken(world.stranger.administrator, tokenId)).toBe('not-found')
  },
  beginApiRequest: async (world) => {
    const [home, stranger] = [await programmeOf(world, 'home'), await programmeOf(world, 'stranger')]
    const requestKey = { key: 'k', fingerprint: 'f' }
    expect(await beginApiRequest(home, requestKey, { now })).toBe('begun')
    expect(await beginApiRequest(stranger, requestKey, { now })).toBe('begun')
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
    const stranger = await clientOf(world, 'stranger', 'assignments:read')
    expect(await findAssignmentForApi(stranger, world.theirs.assignmentId)).toBeNull()
  },
  takeApiRequest: async (world) => {
    expect(await takeApiRequest(await programmeOf(world, 'stranger'))).toBe(true)
  },
  listPeopleForApi: async (world) => {
    const request = { ...place, ...any, email: null, externalId: null }
    const ids = async (of: 'home' | 'stranger') =>
      (await listPeopleForApi(await clientOf(world, of, 'people:read'), request)).rows.map(({ id }) => id)
    expectApart(await ids('stranger'), await ids('home'))
  },
  findPersonForApi: async (world) => {
    const stranger = await clientOf(world, 'stranger', 'people:read')
    expect(await findPersonForApi(stranger, world.theirs.personId)).toBeNull()
  },
  listTeamsForApi: async (world) => {
    const ids = async (of: 'home' | 'stranger') =>
      (await listTeamsForApi(await clientOf(world, of, 'teams:read'), { ...place, ...any })).rows.map(({ id }) => id)
    expectApart(await ids('stranger'), await ids('home'))
  },
  findTeamForApi: async (world) => {
    expect(await findTeamForApi(await clientOf(world, 'stranger', 'teams:read'), world.home.teams.ward)).toBeNull()
  },
  listAssignmentsForApi: async (world) => {
    const ids = async (of: 'home' | 'stranger') =>
      (await listAssignmentsForApi(await clientOf(world, of, 'assignments:read'), { ...place, ...any })).rows.map(
        ({ id }) => id,
      )
    expectApart(await ids('stranger'), await ids('home'))
  },
  listPathsForApi: async (world) => {
    const steps = ['the-call-that-dropped', 'rather-not-on-video']
    await createPath(world.home.administrator, { name: randomUUID(), inOrder: true, steps }, { now })
    const ids = async (of: 'home' | 'stranger') =>
      (await listPathsForApi(await clientOf(world, of, 'assignments:read'), place)).rows.map(({ id }) => id)
    expectApart(await ids('stranger'), await ids('home'))
  },
  listCompletionForApi: async (world) => {
    const request = { ...place, ...any, person: null, module: null, overdue: null }
    const ids = async (of: 'home' | 'stranger') =>
      (await listCompletionForApi(await clientOf(world, of, 'completion:read'), request, { now })).rows.map(
        ({ id }) => id,
      )
    expectApart(await ids('stranger'), await ids('home'))
  },
  listUnderstandingForApi: async (world) => {
    const request = { ...place, ...any, person: null, practice: null }
    const ids = async (of: 'home' | 'stranger') => {
      const part = await listUnderstandingForApi(await clientOf(world, of, 'understanding:read'), request, { now })
      return (part === 'not-shown' ? [] : part.rows).map(({ personId }) => personId)
    }
    expectApart(await ids('stranger'), await ids('home'))
  },
  listGroupsForApi: async (world) => {
    const stranger = await clientOf(world, 'stranger', 'understanding:read')
    const { rows } = await listGroupsForApi(stranger, { kind: 'team', after: null, limit: 100 })
    expect(rows.map(({ group }) => group)).not.toContain(world.home.teams.ward)
  },
}
