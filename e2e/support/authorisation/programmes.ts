import { randomUUID } from 'node:crypto'
import { endApiToken } from '#data/api/end-api-token.ts'
import { makeApiToken } from '#data/api/make-api-token.ts'
import { endToken } from '#data/provisioning/end-token.ts'
import { makeToken } from '#data/provisioning/make-token.ts'
import type { Administrator } from '#data/viewer.ts'
import { type ApiScope, apiScopes } from '#domain/api/scopes.ts'
import { firstModule } from '#e2e/support/organisation.ts'
import { newToken } from '#server/tokens.ts'
import { days } from './work.ts'
import type { Things } from './world.ts'

/** One method at one address of the API or of SCIM. */
export type Request = {
  /** Below the organisation's address; for what belongs to someone, the address that it has. */
  readonly at: string | ((things: Things) => string)
  /** What the token has to be allowed, where that can be less than all. */
  readonly scope?: ApiScope
  readonly body?: (things: Things) => object
  /** What the right token is answered, with ids of its own organisation, and where it asks for another's. */
  readonly own: number
  readonly others?: number
}

/** By method and pattern. */
export type Requests = Readonly<Record<string, Request>>

const ofAssignment = { at: ({ assignment }: Things) => `/assignments/${assignment}`, others: 404 }
const ofMember = { at: ({ into, person }: Things) => `/teams/${into}/members/${person}`, others: 404 }
const ofManager = { at: ({ into, person }: Things) => `/teams/${into}/managers/${person}`, others: 404 }
const programmesPerson = () => ({
  ...{ givenName: 'New', email: `${randomUUID()}@newcomers.example`, profession: 'Nurse', roles: ['clinician'] },
})

/** Every method of every path of the API, by its pattern in the OpenAPI document, in an order in which each can do what it is for. */
export const apiRequests: Requests = {
  'GET /people': { at: ({ team }) => `/people?team=${team}`, scope: 'people:read', own: 200, others: 200 },
  'GET /people/{id}': { at: ({ person }) => `/people/${person}`, scope: 'people:read', own: 200, others: 404 },
  'GET /teams': { at: '/teams', scope: 'teams:read', own: 200 },
  'GET /teams/{id}': { at: ({ team }) => `/teams/${team}`, scope: 'teams:read', own: 200, others: 404 },
  'GET /assignments': { at: '/assignments', scope: 'assignments:read', own: 200 },
  'GET /paths': { at: '/paths', scope: 'assignments:read', own: 200 },
  'GET /completion': {
    at: ({ person }) => `/completion?person=${person}`,
    scope: 'completion:read',
    own: 200,
    others: 200,
  },
  'GET /understanding/people': {
    at: ({ person }) => `/understanding/people?person=${person}`,
    scope: 'understanding:read',
    own: 200,
    others: 200,
  },
  'GET /understanding/groups': { at: '/understanding/groups', scope: 'understanding:read', own: 200 },
  'GET /assignments/{id}': { ...ofAssignment, scope: 'assignments:read', own: 200 },
  'POST /people': { at: '/people', scope: 'people:write', body: programmesPerson, own: 201 },
  'PATCH /people/{id}': {
    at: ({ person }) => `/people/${person}`,
    scope: 'people:write',
    body: () => ({ site: 'Annexe' }),
    own: 200,
    others: 404,
  },
  'POST /people/{id}/suspend': {
    at: ({ person }) => `/people/${person}/suspend`,
    scope: 'people:write',
    own: 200,
    others: 404,
  },
  'POST /people/{id}/reinstate': {
    at: ({ person }) => `/people/${person}/reinstate`,
    scope: 'people:write',
    own: 200,
    others: 404,
  },
  'POST /teams': { at: '/teams', scope: 'teams:write', body: () => ({ name: 'Another team' }), own: 201 },
  'PATCH /teams/{id}': {
    at: ({ team }) => `/teams/${team}`,
    scope: 'teams:write',
    body: () => ({ name: 'Renamed' }),
    own: 200,
    others: 404,
  },
  'PUT /teams/{id}/members/{person}': { ...ofMember, scope: 'teams:write', own: 200 },
  'DELETE /teams/{id}/members/{person}': { ...ofMember, scope: 'teams:write', own: 200 },
  // They have not the role, which what is allowed here gives nobody.
  'PUT /teams/{id}/managers/{person}': { ...ofManager, scope: 'teams:write', own: 422 },
  'DELETE /teams/{id}/managers/{person}': { ...ofManager, scope: 'teams:write', own: 200 },
  'POST /assignments': {
    at: '/assignments',
    scope: 'assignments:write',
    body: ({ team }) => ({ modules: [firstModule], audience: { for: 'team', teamId: team }, dueOn: days.later }),
    own: 201,
    others: 422,
  },
  'PATCH /assignments/{id}': {
    ...ofAssignment,
    scope: 'assignments:write',
    body: () => ({ dueOn: days.later }),
    own: 200,
  },
  'POST /assignments/{id}/withdraw': {
    at: ({ assignment }) => `/assignments/${assignment}/withdraw`,
    scope: 'assignments:write',
    own: 200,
    others: 404,
  },
}

const user = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], active: true }
const group = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'] }
const patch = (path: string, value: unknown) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'replace', path, value }],
})
const ofUser = { at: ({ directoryUser }: Things) => `/Users/${directoryUser}`, others: 404 }
const ofGroup = { at: ({ group: id }: Things) => `/Groups/${id}`, others: 404 }
const newcomer = () => ({ ...user, userName: `${randomUUID()}@newcomers.example`, name: { familyName: 'New' } })

/** Every method of every kind of resource that SCIM has, in an order in which each can do what it is for. */
export const scimRequests: Requests = {
  'GET /ServiceProviderConfig': { at: '/ServiceProviderConfig', own: 200 },
  'GET /ResourceTypes': { at: '/ResourceTypes', own: 200 },
  'GET /ResourceTypes/{id}': { at: '/ResourceTypes/User', own: 200 },
  'GET /Schemas': { at: '/Schemas', own: 200 },
  'GET /Schemas/{id}': { at: `/Schemas/${user.schemas[0]}`, own: 200 },
  'GET /Users': { at: '/Users', own: 200 },
  'POST /Users': { at: '/Users', body: newcomer, own: 201 },
  'GET /Users/{id}': { ...ofUser, own: 200 },
  'PUT /Users/{id}': { ...ofUser, body: newcomer, own: 200 },
  'PATCH /Users/{id}': { ...ofUser, body: () => patch('name.familyName', 'Other'), own: 204 },
  'GET /Groups': { at: '/Groups', own: 200 },
  'POST /Groups': { at: '/Groups', body: () => ({ ...group, displayName: 'Another group' }), own: 201 },
  'GET /Groups/{id}': { ...ofGroup, own: 200 },
  'PUT /Groups/{id}': {
    ...ofGroup,
    body: ({ directoryUser }) => ({ ...group, displayName: 'Group', members: [{ value: directoryUser }] }),
    own: 200,
  },
  'PATCH /Groups/{id}': { ...ofGroup, body: () => patch('displayName', 'Renamed'), own: 204 },
  'DELETE /Groups/{id}': { ...ofGroup, own: 204 },
  'DELETE /Users/{id}': { ...ofUser, own: 204 },
}

const dayMs = 24 * 60 * 60 * 1000

/** A token of the administrator's organisation for a programme; `ended`: and its end. */
export async function programmeToken(
  administrator: Administrator,
  { scopes = apiScopes, ended = false }: { scopes?: readonly ApiScope[]; ended?: boolean } = {},
): Promise<string> {
  const { token, tokenHash } = newToken()
  const id = randomUUID()
  await makeApiToken(administrator, { id, name: 'Programme', tokenHash, scopes, days: 90 }, { now: new Date() })
  if (ended) await endApiToken(administrator, id)
  return token
}

/** The same for its directory. */
export async function directoryToken(administrator: Administrator, { ended }: { ended: boolean }): Promise<string> {
  const { token, tokenHash } = newToken()
  const [id, now] = [randomUUID(), new Date()]
  const tokenRow = { id, name: 'Directory', tokenHash, expiresAt: new Date(now.getTime() + dayMs) }
  await makeToken(administrator, tokenRow, { now })
  if (ended) await endToken(administrator, id)
  return token
}
