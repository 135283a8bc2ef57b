import type { Transaction } from '#data/database/database.ts'

/** Counts these assignments (null: all) as they stand, and keeps that beside each, for a list that says it without reading all. */
export async function keepCounts(
  transaction: Transaction,
  {
    organisationId,
    assignmentIds,
    now,
  }: { organisationId: string; assignmentIds: readonly string[] | null; now: Date },
): Promise<void> {
  const ids = assignmentIds === null ? null : [...assignmentIds]
  await transaction.$executeRaw`
    UPDATE assignment a SET counted_at = ${now}, people = coalesce(c.people, 0), finished = coalesce(c.finished, 0),
      open_people = coalesce(c.open_people, 0), open_enrolments = coalesce(c.open_enrolments, 0),
      overdue_people = coalesce(late.overdue_people, 0), next_due_on = late.next_due_on,
      waived_people = coalesce(spared.waived_people, 0), excused_people = coalesce(spared.excused_people, 0)
    FROM organisation o
    JOIN assignment own ON own.organisation_id = o.id
    LEFT JOIN count_assignments(o.id, ${ids}::uuid[]) c ON c.assignment_id = own.id
    LEFT JOIN count_overdue(o.id, ${ids}::uuid[], (${now}::timestamptz AT TIME ZONE o.time_zone)::date) late
      ON late.assignment_id = own.id
    LEFT JOIN count_spared(o.id, ${ids}::uuid[]) spared ON spared.assignment_id = own.id
    WHERE o.id = ${organisationId}::uuid AND (${ids}::uuid[] IS NULL OR own.id = ANY (${ids}::uuid[]))
      AND a.organisation_id = own.organisation_id AND a.id = own.id`
}
