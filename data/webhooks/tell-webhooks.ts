/**
 * What the worker finds for webhooks that no transaction of ours says by itself: what has become overdue, is understood or has
 * faded. It has no viewer, so each name says that it is dangerous; call these from jobs alone.
 */
import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerIn, readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { dangerouslyUnderstandingOfPeople } from '#data/understanding/shared/understanding-rows.ts'
import { type Estimate, readOut } from '#domain/comprehension/read-out.ts'
import { keepStatuses, type StatusNow } from './internal/keep-statuses.ts'

/** The organisations in which a webhook may have to be told something. */
export async function dangerouslyListToTell(): Promise<string[]> {
  const rows = await readOfAll(z.object({ id: z.string() }), sql`SELECT organisations_with_webhooks() AS id`)
  return rows.map(({ id }) => id)
}

/** Tells webhooks of what has become overdue; returns of how much. */
export async function dangerouslyTellOfOverdue(organisationId: string, { now }: { now: Date }): Promise<number> {
  const [row] = await readOfAll(
    z.object({ told: z.number() }),
    sql`SELECT tell_of_overdue(${organisationId}::uuid, ${now}::timestamptz) AS told`,
  )
  return row?.told ?? 0
}

const Watch = z.object({
  isWanted: z.boolean(),
  lookedAt: z.coerce.date().nullable(),
  /** YYYY-MM-DD. */
  allOn: z.string().nullable(),
})
const peopleAtOnce = 500
/** What was written while the last look was under way is looked at again. */
const overlapMs = 10 * 60 * 1000

/**
 * Tells webhooks what people understand now and did not when this last looked, and what has faded since: of everybody once a
 * day, in between of those who have answered. The first look only remembers. Where no webhook wants it, or the organisation
 * shows it by name to people alone or to nobody, what was remembered is deleted. Returns how many events are new.
 */
export async function dangerouslyTellOfUnderstanding(organisationId: string, { now }: { now: Date }): Promise<number> {
  const read = readerIn({ organisationId })
  const [watch] = await read(
    Watch,
    sql`
      SELECT statuses_shown(o.id, 'api-client') AND EXISTS (SELECT FROM webhook h WHERE h.organisation_id = o.id
          AND h.switched_off_at IS NULL AND h.events && ARRAY['understands', 'faded']) AS "isWanted",
        w.looked_at AS "lookedAt", w.all_on::text AS "allOn"
      FROM organisation o LEFT JOIN webhook_watch w ON w.organisation_id = o.id WHERE o.id = ${organisationId}::uuid`,
  )
  if (watch === undefined) return 0
  if (!watch.isWanted) {
    await forget(organisationId)
    return 0
  }
  const today = now.toISOString().slice(0, 10)
  const since = watch.lookedAt === null || watch.allOn !== today ? null : new Date(watch.lookedAt.getTime() - overlapMs)
  const { practices, parameters } = await curriculumInService({ organisationId })
  const practicesToRead = practices.map(({ id, critical }) => ({ id, critical }))
  // Also where the choice changes while this goes on.
  const only = sql`statuses_shown(${organisationId}::uuid, 'api-client')`
  let eventCount = 0
  for (let after: string | null = null; ; ) {
    const people: readonly string[] = await clinicians(organisationId, { after, since })
    const understandingOf = await dangerouslyUnderstandingOfPeople(read, { organisationId, personIds: people, only })
    const statuses = people.flatMap((personId) =>
      readOut(understandingOf(personId).evidence, parameters, { practices: practicesToRead, asOf: now }).map(
        (estimate) => statusNow(personId, estimate),
      ),
    )
    eventCount += await keepStatuses(
      organisationId,
      { people, found: statuses, tells: watch.lookedAt !== null },
      { now },
    )
    after = people.at(-1) ?? null
    if (people.length < peopleAtOnce) break
  }
  await keepLook(organisationId, { now, allOn: since === null ? today : (watch.allOn ?? today) })
  return eventCount
}

function statusNow(personId: string, { practice, status, lastEvidenceAt }: Estimate): StatusNow {
  const knownStatus = status === 'understands' || status === 'faded' ? status : null
  return { personId, practice, status: knownStatus, lastAnswerAt: lastEvidenceAt?.toISOString() ?? null }
}

async function clinicians(
  organisationId: string,
  { after, since }: { after: string | null; since: Date | null },
): Promise<string[]> {
  const rows = await readerIn({ organisationId })(
    z.object({ id: z.string() }),
    sql`
      SELECT p.id FROM person p
      WHERE p.organisation_id = ${organisationId}::uuid AND p.status <> 'suspended'
        AND (${after}::uuid IS NULL OR p.id > ${after}::uuid)
        AND EXISTS (SELECT FROM person_role r
          WHERE r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'clinician')
        AND EXISTS (SELECT FROM understanding u WHERE u.organisation_id = p.organisation_id AND u.person_id = p.id
          AND (${since}::timestamptz IS NULL OR u.last_evidence_at >= ${since}::timestamptz))
      ORDER BY p.id LIMIT ${peopleAtOnce}::integer`,
  )
  return rows.map(({ id }) => id)
}

async function keepLook(organisationId: string, { now, allOn }: { now: Date; allOn: string }): Promise<void> {
  const look = { lookedAt: now, allOn: new Date(allOn) }
  await inOrganisation({ organisationId }, (transaction) =>
    transaction.webhookWatch.upsert({
      where: { organisationId },
      create: { organisationId, ...look },
      update: look,
    }),
  )
}

async function forget(organisationId: string): Promise<void> {
  await inOrganisation({ organisationId }, async (transaction) => {
    await transaction.webhookStatus.deleteMany({ where: { organisationId } })
    await transaction.webhookWatch.deleteMany({ where: { organisationId } })
  })
}
