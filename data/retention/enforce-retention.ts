/** Keeping the organisations' periods. It has no viewer: each name says that it is dangerous; call these from the job alone. */
import { z } from 'zod'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin, readOfAll } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'

/** So many people, or events, in one transaction. */
const atOnce = { statuses: 500, evidence: 50, trail: 5000, networks: 5000 } as const
/** What fifty people did, and all that is kept about them, is deleted in one. */
const longestMs = 60_000

/** The organisations in which something is kept for longer than it should be, or someone came back whose statuses were deleted. */
export async function dangerouslyListToRetain({ now }: { now: Date }): Promise<string[]> {
  const rows = await readOfAll(
    z.object({ id: z.string() }),
    sql`SELECT organisations_to_retain(${now}::timestamptz) AS id`,
  )
  return rows.map(({ id }) => id)
}

/**
 * Deletes the statuses of people who left longer ago than one organisation keeps them, some people at a time. Killed anywhere,
 * the next run goes on from there. Returns how many people it was done for.
 */
export async function dangerouslyDeletePastStatuses(organisationId: string, { now }: { now: Date }): Promise<number> {
  const most = atOnce.statuses
  const once = sql`SELECT delete_past_statuses(${organisationId}::uuid, ${now}::timestamptz, ${most}::integer) AS looked`
  return untilNothingIsLeft(organisationId, once, most)
}

/** In which language the organisation's administrators would write: that of most of them. */
export async function dangerouslyLanguageOf(organisationId: string): Promise<string> {
  const [row] = await inOrganisation({ organisationId }, (transaction) =>
    readerWithin(transaction)(
      z.object({ language: z.string() }),
      sql`
        SELECT p.language FROM person p
        JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'administrator'
        WHERE p.organisation_id = ${organisationId}::uuid GROUP BY p.language ORDER BY count(*) DESC, p.language LIMIT 1`,
    ),
  )
  return row?.language ?? 'en'
}

/**
 * Deletes the training evidence of people who left longer ago than one organisation keeps it, and erases them: from then on they
 * are called `pseudonym`. Some people at a time, as above.
 */
export async function dangerouslyDeletePastEvidence(
  organisationId: string,
  { pseudonym, now }: { pseudonym: string; now: Date },
): Promise<number> {
  const most = atOnce.evidence
  const once = sql`
    SELECT delete_past_evidence(${organisationId}::uuid, ${pseudonym}::text, ${now}::timestamptz, ${most}::integer) AS looked`
  return untilNothingIsLeft(organisationId, once, most)
}

/** Takes networks and devices out of events of the audit trail that are older than one organisation keeps them. Returns of how many. */
export async function dangerouslyRedactPastNetworks(organisationId: string, { now }: { now: Date }): Promise<number> {
  const most = atOnce.networks
  const once = sql`SELECT redact_past_networks(${organisationId}::uuid, ${now}::timestamptz, ${most}::integer) AS looked`
  return untilNothingIsLeft(organisationId, once, most)
}

/** Deletes events of the audit trail that are older than one organisation keeps them. Returns how many. */
export async function dangerouslyDeletePastEvents(organisationId: string, { now }: { now: Date }): Promise<number> {
  const most = atOnce.trail
  const once = sql`SELECT delete_past_events(${organisationId}::uuid, ${now}::timestamptz, ${most}::integer) AS looked`
  return untilNothingIsLeft(organisationId, once, most)
}

async function untilNothingIsLeft(organisationId: string, once: Query, most: number): Promise<number> {
  let deletedCount = 0
  for (let batchSize = most; batchSize === most; ) {
    const [row] = await inOrganisation(
      { organisationId },
      (transaction) => readerWithin(transaction)(z.object({ looked: z.number() }), once),
      { timeoutMs: longestMs },
    )
    batchSize = row?.looked ?? 0
    deletedCount += batchSize
  }
  return deletedCount
}
