import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { api } from './api/strangers.testing.ts'
import { assignments } from './assignments/strangers.testing.ts'
import { attempts } from './attempts/strangers.testing.ts'
import { auditing } from './auditing/strangers.testing.ts'
import { certificates } from './certificates/strangers.testing.ts'
import { contests } from './contests/strangers.testing.ts'
import { curriculum } from './curriculum/strangers.testing.ts'
import { followUps } from './follow-ups/strangers.testing.ts'
import { imports } from './imports/strangers.testing.ts'
import { mail } from './mail/strangers.testing.ts'
import { notices } from './notices/strangers.testing.ts'
import { peopleActs } from './people/acts-strangers.testing.ts'
import { people } from './people/strangers.testing.ts'
import { policy } from './policy/strangers.testing.ts'
import { provisioning } from './provisioning/strangers.testing.ts'
import { reports } from './reports/strangers.testing.ts'
import { requests } from './requests/strangers.testing.ts'
import { retention } from './retention/strangers.testing.ts'
import { signOn } from './sign-on/strangers.testing.ts'
import { makeWorld, type World } from './strangers.testing.ts'
import { dangerouslyDisconnect } from './system.ts'
import { understanding } from './understanding/strangers.testing.ts'
import { channels } from './webhooks/channel-strangers.testing.ts'
import { webhooks } from './webhooks/strangers.testing.ts'
import { withoutViewer } from './without-viewer.testing.ts'

/**
 * Every function that `data/` exports, called by someone of another organisation, and where a manager may call it by a
 * manager of other people. An export that is not on a list fails the test: who adds one says in the
 * `strangers.testing.ts` of its subject what a stranger gets.
 */

let testDatabase: TestDatabase
let close: () => Promise<void>
let world: World

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  close = ownerConnection.close
  world = await makeWorld(ownerConnection.owner)
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const lists = [
  assignments,
  attempts,
  followUps,
  auditing,
  contests,
  curriculum,
  mail,
  notices,
  people,
  peopleActs,
  imports,
  reports,
  retention,
  requests,
  certificates,
  understanding,
  policy,
  provisioning,
  api,
  webhooks,
  channels,
  signOn,
]
/** One after the other in this order: some write what a later one must not see. */
const asStranger = lists.flatMap((list) => Object.entries(list))

/** The owner's, whose connection only scripts and tests can open: the application may not import what makes one. */
const ofTheOwner = [
  'publish',
  'putInService',
  'replayUnderstanding',
  'makeOrganisation',
  'inviteFirstAdministrator',
  'deleteOrganisation',
]

/** Pure: where-clauses, made from a viewer, and what settings say in short. */
const clauses = [
  'shownVersion',
  'allowedTo',
  'peopleInScope',
  'teamsInScope',
  'personIsInScope',
  'personIsInTeam',
  'teamIsInScope',
  'teamsOf',
  'invitationIsLate',
  'whoAnswersFor',
]

/** Each function that a file of data/ exports which the application may import, as often as it is exported. */
async function exportedFunctions(): Promise<string[]> {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/\.(test|testing)\.ts$/.test(file))
    .filter((file) => !/(^|[\\/])(internal|shared|database|generated)[\\/]/.test(file))
  const exportsByFile = await Promise.all(
    files.map(async (file) => {
      const exports: Record<string, unknown> = await import(pathToFileURL(join(import.meta.dirname, file)).href)
      return Object.entries(exports).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
    }),
  )
  return exportsByFile.flat()
}

describe('what a stranger gets', () => {
  test('is known for every function of data/ that the application may import, each of another name', async () => {
    const listedNames = [...asStranger.map(([name]) => name), ...withoutViewer, ...ofTheOwner, ...clauses]
    expect((await exportedFunctions()).sort()).toEqual(listedNames.sort())
  })

  test.each(asStranger)('from %s is nothing', async (_name, getsNothing) => {
    await getsNothing(world)
  })
})
