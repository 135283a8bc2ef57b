import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { act, builtActions, came } from './support/authorisation/act.ts'
import { actions, provenActions } from './support/authorisation/actions/actions.ts'
import type { ActionRow, Fields } from './support/authorisation/actions/rows.ts'
import { inAWord } from './support/authorisation/ask.ts'
import { type Askers, askerFor, type Role, signInAll } from './support/authorisation/askers.ts'
import { expectNoChange } from './support/authorisation/expect-no-change.ts'
import { type Fingerprints, openFingerprints } from './support/authorisation/fingerprint.ts'
import { formOf, seenBy } from './support/authorisation/form-of.ts'
import { makeWorld, type World } from './support/authorisation/world.ts'
import { expect, test } from './support/test.ts'

/**
 * Who may do what, asked of the running application over HTTP as Next's own client asks: every server action, from another
 * site, by every role that may not, for what is another team's and another organisation's; last by who may, for their own,
 * which shows that the same forms act. The table is in support/authorisation/actions; an action without a row there fails.
 */

let world: World
let askers: Askers
let fingerprints: Fingerprints

const rows = Object.entries(actions)
const actionByName = builtActions()
/** Beside each other, of what must change nothing. */
const together = 6

// In order: the last test changes everything.
test.describe.configure({ mode: 'default' })
test.setTimeout(420_000)

test.beforeAll(async ({ application }) => {
  world = await makeWorld(application)
  fingerprints = await openFingerprints(application.ownerUrl)
  askers = await signInAll(application, world)
})

test.afterAll(() => fingerprints.close())

test('every action has a row, and every row an action that was built', () => {
  const directory = join(import.meta.dirname, '../server/actions')
  const files = readdirSync(directory).map((file) => readFileSync(join(directory, file), 'utf8'))
  const exportNames = files
    .filter((text) => text.startsWith("'use server'"))
    .flatMap((text) => [...text.matchAll(/^export (?:const|async function) (\w+)/gm)].map(([, name]) => name))
  expect(Object.keys(actions).sort()).toEqual(exportNames.sort())
  expect([...actionByName.keys()].sort()).toEqual(exportNames.sort())
  const asking = files.flatMap((text) => [...text.matchAll(/const (\w+) = provenAction\(/g)].map(([, name]) => name))
  // It is called by keepSaml alone.
  expect(asking.map((name) => (name === 'keepMetadata' ? 'keepSaml' : name)).sort()).toEqual([...provenActions].sort())
})

test('who signed in a while ago shows again who they are before they change who gets in', async ({ application }) => {
  const provedAt = new Date(Date.now() - 60 * 60 * 1000)
  const { bayClinicians, administrator } = world.home
  const stale = {
    clinician: await askerFor(bayClinicians[0], { provedAt }),
    administrator: await askerFor(administrator, { provedAt }),
  }
  const calls = provenActions.map((name) => {
    const row = actions[name]
    if (row === undefined) throw new Error(`${name} has no row`)
    const [role, fields] = [roleOf(row), formOf(row, world.things.own)]
    const headers = role === 'administrator' ? stale.administrator : stale.clinician
    return { name, row, role, fields, headers }
  })
  await expectNoChange(fingerprints, world, async () => {
    const outcomes = await callAll(application.baseUrl, calls)
    expect(outcomes.map(({ name, outcome }) => `${name}: ${came(outcome)}`)).toEqual(
      provenActions.map((name) => `${name}: refused confirm-identity`),
    )
  })
})

test('from another site nobody is let do anything, not even what they may', async ({ application }) => {
  const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  const calls = rows.flatMap(([name, row]) => [
    { name, row, role: roleOf(row), fields: formOf(row, world.things.own), headers: elsewhere },
    // A browser that says no more than the origin.
    {
      name,
      row,
      role: roleOf(row),
      fields: formOf(row, world.things.own),
      headers: { origin: elsewhere.origin, 'sec-fetch-site': '' },
    },
  ])
  await expectNoChange(fingerprints, world, async () => {
    const outcomes = await callAll(application.baseUrl, calls)
    expect(outcomes.map(({ name, outcome }) => `${name}: ${outcome.status}`)).toEqual(
      calls.map(({ name }) => `${name}: 421`),
    )
  })
})

for (const role of ['nobody', 'suspended', 'clinician', 'manager', 'administrator'] as const)
  test(`${role} is refused every action that is others’, and nothing of either organisation changes`, async ({
    application,
  }) => {
    const calls = rows
      .filter(([, row]) => !may(role, row))
      .map(([name, row]) => ({ name, row, role, fields: formOf(row, world.things.own) }))
    expect(calls.length).toBeGreaterThan(0)
    const answer = role === 'nobody' || role === 'suspended' ? 'sign-in' : '404'
    await expectNoChange(fingerprints, world, async () => {
      const outcomes = await callAll(application.baseUrl, calls)
      expect(outcomes.map(({ name, outcome }) => `${name}: ${inAWord(outcome)}`)).toEqual(
        calls.map(({ name }) => `${name}: ${answer}`),
      )
    })
  })

test('who may do it to their own changes nothing of another team or another organisation', async ({ application }) => {
  const { own, otherTeam, otherOrganisation } = world.things
  const calls = rows.flatMap(([name, row]) => {
    const { by, form, throughoutOrganisation } = row
    if (by === 'nobody' || typeof form !== 'function') return []
    const others =
      by === 'administrator' || throughoutOrganisation ? [otherOrganisation] : [otherTeam, otherOrganisation]
    const forms = others.flatMap((things) => [
      form(things),
      ...(by === 'administrator' ? halves(form(own), form(things)) : []),
    ])
    return forms.map((fields) => ({ name, row, role: roleOf(row), fields }))
  })
  await expectNoChange(fingerprints, world, async () => {
    for (const { name, outcome } of await callAll(application.baseUrl, calls))
      expect(outcome.status, name).toBeLessThan(500)
  })
})

test('who may does it to their own, with the same forms', async ({ application }) => {
  const [home, away] = [[world.home.organisationId], [world.away.organisationId]]
  const before = {
    home: await fingerprints.of(home, { looking: true }),
    away: await fingerprints.of(away, { looking: false }),
  }
  const outcomes: string[] = []
  for (const [name, row] of rows) {
    const headers = await freshly(roleOf(row))
    const seenVersion = await seenBy(application.baseUrl, row, { things: world.things.own, headers })
    const call = { name, row, fields: { ...formOf(row, world.things.own), ...seenVersion }, role: roleOf(row), headers }
    for (const { outcome } of await callAll(application.baseUrl, [call])) outcomes.push(`${name}: ${came(outcome)}`)
  }
  expect(outcomes).toEqual(rows.map(([name, { comes }]) => `${name}: ${comes}`))
  expect(await fingerprints.of(home, { looking: true })).not.toEqual(before.home)
  expect(await fingerprints.of(away, { looking: false })).toEqual(before.away)
})

type Call = {
  readonly name: string
  readonly row: ActionRow
  readonly fields: Fields
  readonly role: Role
  readonly headers?: Readonly<Record<string, string>>
}

async function callAll(baseUrl: string, calls: readonly Call[]) {
  const outcomes: { name: string; outcome: Awaited<ReturnType<typeof act>> }[] = []
  for (let from = 0; from < calls.length; from += together)
    outcomes.push(
      ...(await Promise.all(
        calls.slice(from, from + together).map(async ({ name, row, fields, role, headers }) => {
          const action = actionByName.get(name)
          if (action === undefined) throw new Error(`${name} was not built`)
          const requestHeaders = { ...askers[role], ...headers }
          const of = { built: action, row, fields, things: world.things.own, headers: requestHeaders }
          return { name, outcome: await act(baseUrl, of) }
        }),
      )),
    )
  return outcomes
}

function roleOf({ by, as }: ActionRow): Role {
  return as ?? (by === 'anyone' ? 'clinician' : by)
}

function may(role: Role, { by }: ActionRow): boolean {
  return by === 'nobody' || by === role || (by === 'anyone' && role !== 'nobody' && role !== 'suspended')
}

/** The own form with each one of its fields from the other's. */
function halves(own: Fields, others: Fields): Fields[] {
  const differing = Object.entries(others).filter(([name, value]) => `${own[name]}` !== `${value}`)
  return differing.length < 2 ? [] : differing.map(([name, value]) => ({ ...own, [name]: value }))
}

/** A session for one act: some end all that there are. */
async function freshly(role: Role): Promise<{ cookie: string }> {
  const { bayClinicians, bayManager, administrator } = world.home
  if (role === 'clinician') return askerFor(bayClinicians[0])
  if (role === 'manager') return askerFor(bayManager)
  return role === 'administrator' ? askerFor(administrator) : askers[role]
}
