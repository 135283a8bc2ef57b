import type { Transaction } from '#data/database/database.ts'
import type { NoticeKind } from '#domain/notices/notice-kinds.ts'

/** Tells one person something, once a day, in the transaction that is its reason: both happen or neither. */
export async function tellPerson(
  transaction: Transaction,
  {
    organisationId,
    personId,
    kind,
    aboutId,
  }: { organisationId: string; personId: string; kind: NoticeKind; aboutId: string },
  { now }: { now: Date },
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO notice (organisation_id, id, person_id, kind, about_id, day, created_at)
    SELECT o.id, uuidv7(), ${personId}::uuid, ${kind}, ${aboutId}::uuid, (${now}::timestamptz AT TIME ZONE o.time_zone)::date,
      ${now}::timestamptz
    FROM organisation o WHERE o.id = ${organisationId}::uuid
    ON CONFLICT DO NOTHING`
}
