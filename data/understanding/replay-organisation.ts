/**
 * Computing understanding again where other parameters are in service. It has no viewer: each name says that it is
 * dangerous; call these from jobs alone.
 */
import { z } from 'zod'
import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { readerWithin, readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { noSuchId } from '#data/no-such-id.ts'
import { replayedRows, replayPerson } from './internal/replay-person.ts'
import { settledParameters } from './internal/settle-parameters.ts'

const peopleAtOnce = 50
const writingMs = 10 * 60 * 1000

/** The organisations whose figures are of earlier parameters. `also`: where a single understanding is, which reads them all. */
export async function dangerouslyListToReplay({
  also = 'none',
}: {
  also?: 'none' | 'single-ones'
} = {}): Promise<string[]> {
  const rows = await readOfAll(
    z.object({ id: z.string() }),
    sql`SELECT organisations_to_replay(${also === 'single-ones'}::boolean) AS id`,
  )
  return rows.map(({ id }) => id)
}

/**
 * Follows what one organisation decided about questions, and computes everybody's understanding in it again with the
 * parameters that are its own then (those in service, where it decided nothing): some people at a time and beside what is there, until all of it takes its place in one moment, so that no report mixes two sets of parameters. Killed
 * anywhere, the next run goes on from there. Returns how many people it computed.
 */
export async function dangerouslyReplayOrganisation(organisationId: string, { now }: { now: Date }): Promise<number> {
  const parametersHash = await settledParameters(organisationId, { now })
  if (parametersHash === null) return 0
  const replaying = { organisationId, parametersHash }
  let replayCount = 0
  for (let after: string | undefined = noSuchId; after !== undefined; ) {
    const last: string = after
    const people = await inOrganisation(replaying, (transaction) => replaySome(transaction, replaying, last), {
      timeoutMs: writingMs,
    })
    replayCount += people.length
    after = people.at(-1)
  }
  return (
    replayCount +
    (await inOrganisation(replaying, (transaction) => change(transaction, replaying), { timeoutMs: writingMs }))
  )
}

type Replaying = { readonly organisationId: string; readonly parametersHash: string }
const PersonRow = z.object({ id: z.string() })

async function replaySome(
  transaction: Transaction,
  { organisationId, parametersHash }: Replaying,
  after: string,
): Promise<string[]> {
  const people = await readerWithin(transaction)(
    PersonRow,
    sql`
      SELECT DISTINCT u.person_id AS id FROM understanding u
      WHERE u.organisation_id = ${organisationId}::uuid AND u.person_id > ${after}::uuid AND u.parameters_hash <> ${parametersHash}
        AND NOT EXISTS (
          SELECT 1 FROM replayed_person r
          WHERE r.organisation_id = u.organisation_id AND r.person_id = u.person_id AND r.parameters_hash = ${parametersHash})
      ORDER BY 1 LIMIT ${peopleAtOnce}::integer`,
  )
  for (const { id: personId } of people) {
    const rows = await replayedRows(transaction, { organisationId, personId }, parametersHash)
    await transaction.$executeRaw`
      INSERT INTO replayed_person (organisation_id, person_id, parameters_hash, understanding)
      VALUES (${organisationId}::uuid, ${personId}::uuid, ${parametersHash}, ${JSON.stringify(rows)}::jsonb)
      ON CONFLICT (organisation_id, person_id) DO UPDATE
        SET parameters_hash = excluded.parameters_hash, understanding = excluded.understanding`
  }
  return people.map(({ id }) => id)
}

/** Lets the new take the place of the old, and computes those anew who have answered since. Returns how many these were. */
async function change(transaction: Transaction, { organisationId, parametersHash }: Replaying): Promise<number> {
  const read = readerWithin(transaction)
  // Whoever publishes waits, and whoever has published meanwhile is followed by the next run.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('curtain: publish'))`
  const [publication] = await read(
    z.object({ hash: z.string() }),
    sql`SELECT parameters_meant(${organisationId}::uuid) AS hash`,
  )
  if (publication?.hash !== parametersHash) return 0
  await read(z.unknown(), sql`SELECT put_replayed(${organisationId}::uuid, ${parametersHash})`)
  const left = await read(
    PersonRow,
    sql`
      SELECT DISTINCT person_id AS id FROM understanding
      WHERE organisation_id = ${organisationId}::uuid AND parameters_hash <> ${parametersHash}`,
  )
  for (const { id } of left) await replayPerson(transaction, { organisationId, personId: id }, parametersHash)
  return left.length
}

/**
 * The same in every organisation that decided about questions or in which anything was computed with other parameters. What fails in one keeps no other from
 * it: it is thrown at the end, with the organisations' ids. Returns how many people were computed.
 */
export async function dangerouslyReplayUnderstanding({ now }: { now: Date }): Promise<number> {
  let replayCount = 0
  const failures: Error[] = []
  for (const organisationId of await dangerouslyListToReplay({ also: 'single-ones' }))
    try {
      replayCount += await dangerouslyReplayOrganisation(organisationId, { now })
    } catch (cause) {
      failures.push(new Error(`Organisation ${organisationId} could not be replayed`, { cause }))
    }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('; '))
  return replayCount
}
