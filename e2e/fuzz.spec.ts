import pg from 'pg'
import { asOwner } from '#data/database/owner-database.ts'
import { fuzzing } from '#platform/env.ts'
import { type Askers, signInAll } from './support/authorisation/askers.ts'
import { type Fingerprints, openFingerprints } from './support/authorisation/fingerprint.ts'
import { programmeToken } from './support/authorisation/programmes.ts'
import { makeWorld, type World } from './support/authorisation/world.ts'
import { drawRequests, fuzz } from './support/fuzz/fuzz.ts'
import { expect, test } from './support/test.ts'

/**
 * Requests that nobody would send, drawn from the tables of pages, actions and files, the description of the API, SCIM, and the
 * schemas of answers, to the running application: none fails, shows what is inside, says a word of another organisation,
 * changes anything of it, or changes an answer that was given. `FUZZ_REQUESTS` and `FUZZ_SEED` say how many, and which.
 */

let world: World
let askers: Askers
let fingerprints: Fingerprints

test.beforeAll(async ({ application }) => {
  world = await makeWorld(application)
  fingerprints = await openFingerprints(application.ownerUrl)
  askers = await signInAll(application, world)
})

test.afterAll(() => fingerprints.close())

test('whatever is sent, nothing fails, is shown or is changed that is another’s, and no answer is', async ({
  application,
}) => {
  const { requests: count, seed } = fuzzing()
  test.setTimeout(60_000 + count * 300)
  const { home, away, words, things } = world
  const tokens = { programme: await programmeToken(home.administrator), directory: things.own.directory }
  const requests = drawRequests({ world, askers, tokens, origin: application.baseUrl }, { seed, count })
  const before = {
    away: await fingerprints.of([away.organisationId], { looking: false }),
    answers: await answersOf(application.ownerUrl, home.organisationId),
  }
  const { faults, statuses } = await fuzz(requests, {
    origin: application.baseUrl,
    foreign: [words.away],
    // A network, a token and an account have so many tries.
    each: {
      requests: 200,
      call: () => asOwner(application.ownerUrl, async (owner) => void (await owner.rateLimit.deleteMany())),
    },
  })
  test.info().annotations.push({ type: 'answers', description: JSON.stringify(statuses) })
  expect(faults.join('\n\n'), `${faults.length} of ${count} with FUZZ_SEED=${seed}`).toBe('')
  expect(await fingerprints.of([away.organisationId], { looking: false })).toEqual(before.away)
  const after = new Map((await answersOf(application.ownerUrl, home.organisationId)).map(({ id, hash }) => [id, hash]))
  expect(before.answers.filter(({ id, hash }) => after.get(id) !== hash)).toEqual([])
})

async function answersOf(ownerUrl: string, organisationId: string): Promise<{ id: string; hash: string }[]> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const answers = 'SELECT id::text, md5(a::text) AS hash FROM answer a WHERE organisation_id = $1'
    return (await owner.query(answers, [organisationId])).rows
  } finally {
    await owner.end()
  }
}
