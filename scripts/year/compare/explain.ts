import type { Hospital } from '#scripts/year/hospital/hospital.ts'
import type { Differences } from './differences.ts'

/** Says what the application has of the people of whom something is otherwise than expected, in the order in which it came to it. */
export async function explain(
  { owner, ids }: Hospital,
  differences: Differences,
  say: (line: string) => void,
): Promise<void> {
  for (const key of new Set(differences.all().flatMap((line) => /\bp\d+\b/.exec(line) ?? []))) {
    const { rows } = await owner.query<{ at: Date; what: string }>(
      `SELECT at, action || ' ' || detail AS what FROM audit_event WHERE subject_id = $1::uuid OR detail ->> 'personId' = $1::text
       UNION ALL
       SELECT created_at, concat_ws(' ', 'asked for', module_slug, 'by', due_on, 'for', assignment_id, 'round', round, 'completed', completed_at, 'released', released_at, spared_by)
       FROM enrolment WHERE person_id = $1::uuid
       UNION ALL
       SELECT created_at, concat_ws(' ', 'told', kind, 'of', about_id, 'on', day, 'handled', handled_at) FROM notice WHERE person_id = $1::uuid
       UNION ALL
       SELECT created_at, concat_ws(' ', 'mail', kind, status, ended_at, problem) FROM mail WHERE person_id = $1::uuid
       ORDER BY 1`,
      [ids.people.get(key)],
    )
    for (const { at, what } of rows) say(`${key}  ${at.toISOString()}  ${what}`)
  }
}
