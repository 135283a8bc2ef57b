import { asOwner } from '#data/database/owner-database.ts'
import { connect } from '#platform/database/connection.ts'
import { trials } from '#platform/testing/trials.ts'
import { type Askers, signInAll } from './support/authorisation/askers.ts'
import { type Fingerprints, openFingerprints } from './support/authorisation/fingerprint.ts'
import { directoryToken, programmeToken } from './support/authorisation/programmes.ts'
import { makeWorld, type World } from './support/authorisation/world.ts'
import { drawRequests, fuzz } from './support/fuzz/fuzz.ts'
import { openQuestion } from './support/fuzz/open-question.ts'
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
  const { requests: count, seed } = trials()
  test.setTimeout(60_000 + count * 300)
  const { home, away, words } = world
  const tokens = {
    programme: await programmeToken(home.administrator),
    directory: await directoryToken(home.administrator, { ended: false }),
  }
  const question = await openQuestion(home.bayClinicians[0], 'the-whatsapp-photo')
  const requests = drawRequests({ world, question, askers, tokens, origin: application.baseUrl }, { seed, count })
  const before = {
    away: await fingerprints.of([away.organisationId], { looking: false }),
    answers: await answersOf(application.ownerUrl, home.organisationId),
  }
  const { faults, statuses, acceptedIds } = await fuzz(requests, {
    origin: application.baseUrl,
    foreign: [words.away],
    // A network, a token and an account have so many tries.
    each: {
      requests: 200,
      call: () => asOwner(application.ownerUrl, async (owner) => void (await owner.rateLimit.deleteMany())),
    },
  })
  if (count > 1000) process.stdout.write(`${JSON.stringify(statuses, null, 1)}\n`)
  expect(faults.join('\n\n'), `${faults.length} of ${count} with FUZZ_SEED=${seed}`).toBe('')
  expect(await fingerprints.of([away.organisationId], { looking: false })).toEqual(before.away)
  const after = new Map((await answersOf(application.ownerUrl, home.organisationId)).map(({ id, hash }) => [id, hash]))
  expect(before.answers.filter(({ id, hash }) => after.get(id) !== hash)).toEqual([])
  const newIds = [...after.keys()].filter((id) => !before.answers.some((answer) => answer.id === id))
  expect(newIds.filter((id) => !acceptedIds.some((sentBody) => sentBody.includes(id)))).toEqual([])
  // Of each kind some got through, so that it is known that they could have done something.
  const through = Object.keys(statuses).filter((key) => /: [23]\d\d$/.test(key))
  for (const kind of ['the API', 'SCIM', 'an answer', 'an action', 'an address', 'an import', 'a search'])
    expect(through.join(), kind).toContain(`${kind}: `)
})

async function answersOf(ownerUrl: string, organisationId: string): Promise<{ id: string; hash: string }[]> {
  const owner = await connect(ownerUrl)
  try {
    const answers = 'SELECT id::text, md5(a::text) AS hash FROM answer a WHERE organisation_id = $1'
    return (await owner.query(answers, [organisationId])).rows
  } finally {
    await owner.end()
  }
}
