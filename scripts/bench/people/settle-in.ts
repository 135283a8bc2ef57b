import type { OwnerDatabase } from '#data/database/owner-database.ts'

/** Everybody who was imported has come, and who manages has a team. */
export async function settleIn(owner: OwnerDatabase, organisationId: string, now: Date): Promise<void> {
  await owner.$executeRaw`
    UPDATE person SET status = 'active', last_active_at = ${now}
    WHERE organisation_id = ${organisationId}::uuid AND status = 'invited'`
  await owner.$executeRaw`
    INSERT INTO team_manager (organisation_id, team_id, person_id)
    SELECT m.organisation_id, m.team_id, m.person_id FROM team_member m
    JOIN person_role r ON r.organisation_id = m.organisation_id AND r.person_id = m.person_id AND r.role = 'manager'
    WHERE m.organisation_id = ${organisationId}::uuid ON CONFLICT DO NOTHING`
}

/** Nine of ten have finished all that they were asked. */
export async function finishMost(owner: OwnerDatabase, organisationId: string, now: Date): Promise<void> {
  await owner.$executeRaw`
    UPDATE enrolment SET completed_at = ${now}
    WHERE organisation_id = ${organisationId}::uuid AND hashtext(person_id::text) % 10 <> 0`
}
