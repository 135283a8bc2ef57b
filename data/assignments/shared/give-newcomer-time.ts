import type { Transaction } from '#data/database/database.ts'

/**
 * Nothing is overdue for someone before they came: what was due before they joined is due as many days later as the others
 * had for it, by the organisation's day, as reconcile_enrolments.sql gives who is asked after the due date.
 */
export async function giveNewcomerTime(
  transaction: Transaction,
  { organisationId, personId, now }: { organisationId: string; personId: string; now: Date },
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE enrolment e
    SET due_on = CASE WHEN e.round > 1 AND a.repeat_days IS NOT NULL THEN today.day + a.repeat_days
      ELSE due_when_asked(a.due_by, a.due_on, a.due_days, (a.created_at AT TIME ZONE o.time_zone)::date, NULL, today.day) END
    FROM assignment a JOIN organisation o ON o.id = a.organisation_id
    CROSS JOIN LATERAL (SELECT (${now}::timestamptz AT TIME ZONE o.time_zone)::date AS day) today
    WHERE e.organisation_id = ${organisationId}::uuid AND e.person_id = ${personId}::uuid AND e.completed_at IS NULL
      AND e.due_on < today.day
      AND a.organisation_id = e.organisation_id AND a.id = e.assignment_id`
}
