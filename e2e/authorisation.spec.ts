import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { addressesOf, ask, expectedAnswer, inAWord, requestOf } from './support/authorisation/ask.ts'
import { type Askers, type Role, roles, signInAll } from './support/authorisation/askers.ts'
import { downloads } from './support/authorisation/downloads.ts'
import { type Fingerprints, openFingerprints } from './support/authorisation/fingerprint.ts'
import { pages } from './support/authorisation/pages.ts'
import { makeWorld, type World } from './support/authorisation/world.ts'
import { expect, test } from './support/test.ts'

/**
 * Who gets what, asked of the running application over HTTP: every page and every route, by every role, for what is their own,
 * another team's and another organisation's. The tables are in support/authorisation; a page or a route without a row there
 * fails. authorisation-of-actions.spec.ts has the actions, authorisation-of-programmes.spec.ts the API and SCIM.
 */

let world: World
let askers: Askers
let fingerprints: Fingerprints

test.describe.configure({ mode: 'default' })

test.beforeAll(async ({ application }) => {
  world = await makeWorld(application)
  fingerprints = await openFingerprints(application.ownerUrl)
  askers = await signInAll(application, world)
})

test.afterAll(() => fingerprints.close())

/** The patterns of app/ whose folder has a file of that name. */
function patternsOf(file: 'page.tsx' | 'route.ts'): string[] {
  const app = join(import.meta.dirname, '../app')
  return readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === file)
    .map((entry) =>
      entry.parentPath
        .slice(app.length)
        .split('/')
        .filter((segment) => !/^(\(.*\)|)$/.test(segment)),
    )
    .map((segments) => `/${segments.join('/')}`)
    .sort()
}

test('every page and every route has a row', () => {
  expect(Object.keys(pages).sort()).toEqual(patternsOf('page.tsx'))
  expect(Object.keys(downloads).sort()).toEqual(patternsOf('route.ts'))
})

for (const role of roles)
  test(`${role} gets what the table says of each page and route, no word of another organisation, and changes nothing`, async ({
    application,
  }) => {
    const both = [world.home.organisationId, world.away.organisationId]
    const before = await fingerprints.of(both, { looking: true })
    const actualAnswers: string[] = []
    const statedAnswers: string[] = []
    for (const [pattern, row] of Object.entries({ ...pages, ...downloads })) {
      for (const { owner, address } of addressesOf(row, world.things)) {
        const outcome = await ask(`${application.baseUrl}${address}`, requestOf(row, askers[role], application.baseUrl))
        actualAnswers.push(`${pattern}, ${owner}: ${inAWord(outcome)}${answerWords(role, pattern, outcome.body)}`)
        statedAnswers.push(`${pattern}, ${owner}: ${expectedAnswer(row, role, owner)}`)
      }
    }
    expect(actualAnswers).toEqual(statedAnswers)
    expect(await fingerprints.of(both, { looking: true })).toEqual(before)
  })

/** What a body says that is nobody's who asks: a word of the other organisation, or of colleagues that are not theirs. */
function answerWords(role: Role, pattern: string, body: string): string {
  // The address is the secret of whoever has it.
  if (pattern === '/api/calendar/feed/[token]' || pattern === '/certificates/[code]') return ''
  const { home, away } = world.words
  const foreign = {
    nobody: [home, away],
    suspended: [home, away],
    clinician: [away, 'ward-two'],
    manager: [away, 'ward-two'],
    administrator: [away],
    stranger: [home],
  }[role]
  const words = foreign.filter((word) => body.includes(word))
  return words.length === 0 ? '' : ` and says ${words.join(', ')}`
}
