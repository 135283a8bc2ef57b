import type { Transaction } from '#data/database/database.ts'

/**
 * Nothing is overdue for someone before they came: what was due before they joined is due as many days later as the others
 * had for it, and a week later at least, by the organisation's day. The same as reconcile_enrolments.sql gives who is asked after the due date.
 */
export async function giveNewcomerTime(
  transaction: Transaction,
  { organisationId, personId, now }: { organisationId: string; personId: string; now: Date },
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE enrolment e
    SET due_on = (${now}::timestamptz AT TIME ZONE o.time_zone)::date
      + greatest(7, a.due_on - (a.created_at AT TIME ZONE o.time_zone)::date)
    FROM assignment a JOIN organisation o ON o.id = a.organisation_id
    WHERE e.organisation_id = ${organisationId}::uuid AND e.person_id = ${personId}::uuid AND e.completed_at IS NULL
      AND e.due_on < (${now}::timestamptz AT TIME ZONE o.time_zone)::date
      AND a.organisation_id = e.organisation_id AND a.id = e.assignment_id`
}
