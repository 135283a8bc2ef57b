import type { Transaction } from '#data/database/database.ts'

/**
 * Makes the enrolments that follow from the assignments in force, for one person (who joined or changed teams), for
 * one assignment (which is new), or for both; those that exist already stay as they are. Returns how many were made.
 */
export async function enrol(
  transaction: Transaction,
  {
    organisationId,
    personId,
    assignmentId,
    now,
  }: { organisationId: string; personId: string | null; assignmentId: string | null; now: Date },
): Promise<number> {
  return transaction.$executeRaw`
    INSERT INTO enrolment (organisation_id, id, person_id, assignment_id, module_slug, due_on, created_at)
    SELECT a.organisation_id, gen_random_uuid(), p.id, a.id, m.module_slug, a.due_on, ${now}::timestamptz
    FROM assignment a
    JOIN assignment_module m ON m.organisation_id = a.organisation_id AND m.assignment_id = a.id
    JOIN person p ON p.organisation_id = a.organisation_id AND p.status <> 'suspended'
    JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'clinician'
    WHERE a.organisation_id = ${organisationId}::uuid AND a.withdrawn_at IS NULL
      AND (${assignmentId}::uuid IS NULL OR a.id = ${assignmentId}::uuid)
      AND (${personId}::uuid IS NULL OR p.id = ${personId}::uuid)
      AND (a.person_id IS NULL OR p.id = a.person_id)
      AND (a.team_id IS NULL OR EXISTS (
        SELECT 1 FROM team_member tm WHERE tm.organisation_id = a.organisation_id AND tm.person_id = p.id
          AND tm.team_id = ANY (teams_and_below(a.organisation_id, ARRAY[a.team_id]))))
    ON CONFLICT (organisation_id, assignment_id, person_id, module_slug, round) DO NOTHING`
}
