import { randomBytes } from 'node:crypto'
import { asOwner } from '#data/database/owner-database.ts'
import { apiScopes } from '#domain/api/scopes.ts'
import { openApiDocument } from '#server/api/document.ts'
import { resourceTypes } from '#server/scim/discovery.ts'
import { ask } from './support/authorisation/ask.ts'
import { expectNoChange } from './support/authorisation/expect-no-change.ts'
import { type Fingerprints, openFingerprints } from './support/authorisation/fingerprint.ts'
import {
  apiRequests,
  directoryToken,
  programmeToken,
  type Request,
  type Requests,
  scimRequests,
} from './support/authorisation/programmes.ts'
import { makeWorld, type Things, type World } from './support/authorisation/world.ts'
import { expect, test } from './support/test.ts'

/**
 * Who may do what over the API and over SCIM, asked of the running application: every method of every path, without a token, with
 * one that nobody has, that has ended, that is for the other of the two, that lacks the scope, and of another organisation. A
 * path without a row in support/authorisation/programmes.ts fails.
 */

let world: World
let fingerprints: Fingerprints

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

// In order: what the right token does changes everything.
test.describe.configure({ mode: 'default' })

test.beforeAll(async ({ application }) => {
  world = await makeWorld(application)
  fingerprints = await openFingerprints(application.ownerUrl)
})

test.afterAll(() => fingerprints.close())

test('every path that the API and SCIM say they have has a row', () => {
  const api = Object.entries(openApiDocument().paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(Object.keys(apiRequests).sort()).toEqual(api.sort())
  const kinds = resourceTypes().map(({ endpoint }) => endpoint)
  const patterns = kinds.flatMap((kind) => [
    ...['GET', 'POST'].map((method) => `${method} ${kind}`),
    ...['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => `${method} ${kind}/{id}`),
  ])
  expect(
    Object.keys(scimRequests)
      .filter((key) => kinds.includes(kindOf(key)))
      .sort(),
  ).toEqual(patterns.sort())
})

for (const [name, requests, base] of [
  ['the API', apiRequests, '/api/v1'],
  ['SCIM', scimRequests, '/scim/v2'],
] as const)
  test(`${name} tells nobody anything and changes nothing without a token of its own that holds`, async ({
    application,
  }) => {
    const { administrator } = world.home
    const tokens = {
      none: null,
      wrong: randomBytes(32).toString('base64url'),
      ended:
        base === '/api/v1'
          ? await programmeToken(administrator, { ended: true })
          : await directoryToken(administrator, { ended: true }),
      'of the other': base === '/api/v1' ? world.things.own.directory : world.things.own.api,
    }
    // A network has so many tries in a quarter of an hour, and these tests may be run again in it.
    const tries = { key: { startsWith: 'directory-token:' } }
    await asOwner(application.ownerUrl, (owner) => owner.rateLimit.deleteMany({ where: tries }))
    const actualAnswers: string[] = []
    const statedAnswers: string[] = []
    await expectNoChange(fingerprints, world, async () => {
      for (const [whose, token] of Object.entries(tokens))
        for (const [key, request] of Object.entries(requests)) {
          actualAnswers.push(`${whose}, ${key}: ${await send(application.baseUrl + base, key, request, { token })}`)
          statedAnswers.push(`${whose}, ${key}: 401`)
        }
    })
    expect(actualAnswers).toEqual(statedAnswers)
  })

test('a token that lacks the scope reads and changes nothing, however many others it has', async ({ application }) => {
  const base = `${application.baseUrl}/api/v1`
  for (const lacking of apiScopes) {
    const scopes = apiScopes.filter((scope) => scope !== lacking)
    const token = await programmeToken(world.home.administrator, { scopes })
    await expectNoChange(fingerprints, world, async () => {
      for (const [key, request] of Object.entries(apiRequests).filter(([, { scope }]) => scope === lacking))
        expect([key, await send(base, key, request, { token })]).toEqual([key, '403'])
    })
  }
})

for (const [name, requests, base] of [
  ['the API', apiRequests, '/api/v1'],
  ['SCIM', scimRequests, '/scim/v2'],
] as const)
  test(`${name} knows no method but those of its rows`, async ({ application }) => {
    const token = base === '/api/v1' ? await programmeToken(world.home.administrator) : world.things.own.directory
    await expectNoChange(fingerprints, world, async () => {
      for (const [key, request] of Object.entries(requests))
        for (const method of methods.filter((each) => !(`${each} ${patternOf(key)}` in requests))) {
          const answer = await send(application.baseUrl + base, key, request, { token, method })
          expect([method, key, answer]).toEqual([method, key, '405'])
        }
    })
  })

for (const [name, requests, base] of [
  ['programme', apiRequests, '/api/v1'],
  ['directory', scimRequests, '/scim/v2'],
] as const)
  test(`the ${name} of another organisation gets and changes nothing of this one`, async ({ application }) => {
    const token =
      base === '/api/v1' ? await programmeToken(world.away.administrator) : world.things.otherOrganisation.directory
    const { actualAnswers, statedAnswers } = await ofOthers(application.baseUrl + base, requests, token)
    expect(actualAnswers).toEqual(statedAnswers)
  })

test('with the right token each does what it is for, and changes its own organisation alone', async ({
  application,
}) => {
  const programme = await programmeToken(world.home.administrator)
  const actualAnswers: string[] = []
  const statedAnswers: string[] = []
  const before = await fingerprints.of([world.away.organisationId], { looking: false })
  for (const [base, token, requests] of [
    ['/api/v1', programme, apiRequests],
    ['/scim/v2', world.things.own.directory, scimRequests],
  ] as const)
    for (const [key, request] of Object.entries(requests)) {
      actualAnswers.push(`${key}: ${await send(application.baseUrl + base, key, request, { token })}`)
      statedAnswers.push(`${key}: ${request.own}`)
    }
  expect(actualAnswers).toEqual(statedAnswers)
  expect(await fingerprints.of([world.away.organisationId], { looking: false })).toEqual(before)
})

/** What each request for this organisation's own comes to with another's token; no fingerprint of this one may change. */
async function ofOthers(base: string, requests: Requests, token: string) {
  const actualAnswers: string[] = []
  const statedAnswers: string[] = []
  const before = await fingerprints.of([world.home.organisationId], { looking: false })
  for (const [key, request] of Object.entries(requests)) {
    actualAnswers.push(`${key}: ${await send(base, key, request, { token, foreign: world.words.home })}`)
    statedAnswers.push(`${key}: ${request.others ?? request.own}`)
  }
  expect(await fingerprints.of([world.home.organisationId], { looking: false })).toEqual(before)
  return { actualAnswers, statedAnswers }
}

/** Sends it for the first organisation's things; the status, and the word of another's that the body says. */
async function send(
  base: string,
  key: string,
  { at, body }: Request,
  {
    token,
    method = key.split(' ')[0],
    foreign = world.words.away,
  }: { token: string | null; method?: string; foreign?: string },
): Promise<string> {
  const things: Things = world.things.own
  const requestBody = body?.(things)
  const outcome = await ask(`${base}${typeof at === 'string' ? at : at(things)}`, {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(requestBody !== undefined && { 'content-type': 'application/scim+json' }),
    },
    ...(requestBody !== undefined && method !== 'GET' && { body: JSON.stringify(requestBody) }),
  })
  return `${outcome.status}${outcome.body.includes(foreign) ? ` and says ${foreign}` : ''}`
}

function patternOf(key: string): string {
  return key.split(' ')[1] ?? ''
}

/** `/Users` of `GET /Users/{id}`. */
function kindOf(key: string): string {
  return `/${patternOf(key).split('/')[1]}`
}
