import type pg from 'pg'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { dangerouslyReconcilePutOff } from '#data/assignments/reconcile-organisation.ts'
import { withdrawAssignment } from '#data/assignments/withdraw-assignment.ts'
import { makeLargeOrganisation } from '#simulation/bulk/large-organisation.ts'
import { timeOf } from './reports/time.ts'

/** Assigns a module to everybody of one organisation, as an administrator does, and takes it back; then to a team of them all. */
export async function assignToAll(client: pg.Client, people: number): Promise<void> {
  const now = new Date()
  const { administrator, teamId } = await makeLargeOrganisation(client, { busy: 0, clinicians: people, now })
  const { organisationId } = administrator
  const { rows: modules } = await client.query<{ slug: string }>(
    `SELECT jsonb_array_elements(document -> 'modules') ->> 'slug' AS slug FROM curriculum_version ORDER BY created_at DESC LIMIT 10`,
  )
  const all = modules.map(({ slug }) => slug)
  const audiences = [{ for: 'everyone' }, { for: 'team', teamId }] as const
  for (const audience of audiences)
    for (const slugs of [all.slice(0, 1), all]) {
      let assignmentId = ''
      let enrolments: number | 'put-off' = 0
      const assignedMs = await timeOf(async () => {
        const assignment = await createAssignment(administrator, { modules: slugs, audience, dueOn: now }, { now })
        if (!assignment.ok) throw new Error(assignment.problem)
        ;({ assignmentId, enrolled: enrolments } = assignment)
      })
      const workerMs = await timeOf(() => dangerouslyReconcilePutOff(organisationId, { now }))
      const withdrawnMs = await timeOf(() => withdrawAssignment(administrator, assignmentId, { now }))
      const releasedMs = await timeOf(() => dangerouslyReconcilePutOff(organisationId, { now }))
      process.stderr.write(
        `${slugs.length} modules to ${audience.for}, ${enrolments} enrolments: assigned in ${assignedMs.toFixed(0)} ms, enrolled by the worker in ${(workerMs / 1000).toFixed(1)} s; withdrawn in ${withdrawnMs.toFixed(0)} ms, released in ${(releasedMs / 1000).toFixed(1)} s\n`,
      )
    }
}
