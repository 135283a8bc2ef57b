import type pg from 'pg'
import { GRID } from '#domain/comprehension/grid.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'

const practices = 4

export type SmallOrganisation = {
  readonly organisationId: string
  readonly teamId: string
  readonly assignmentId: string
  /** Who administers it. */
  readonly personId: string
}

/**
 * So many organisations of six people or more, of whom the first administers, made in the database by a few statements: each has one team, one module that all
 * were asked for and `busy` of the organisations completed nine days ago, with three answers a person and what they are
 * understood to understand. What is understood is even: nobody is known. For measuring what many organisations cost.
 */
export async function makeSmallOrganisations(
  client: pg.Client,
  { count, busy, people = 6, now }: { count: number; busy: number; people?: number; now: Date },
): Promise<SmallOrganisation[]> {
  const then = new Date(now.getTime() - 9 * 24 * 60 * 60 * 1000)
  const policy = JSON.stringify(unsetPolicy)
  await client.query(`CREATE TEMPORARY TABLE small AS
    SELECT gen_random_uuid() AS organisation, number, number <= ${busy} AS busy, gen_random_uuid() AS team, gen_random_uuid() AS assignment
    FROM generate_series(1, ${count}) number`)
  await client.query(`CREATE TEMPORARY TABLE small_person AS
    SELECT s.*, place, gen_random_uuid() AS person, gen_random_uuid() AS enrolment, gen_random_uuid() AS attempt
    FROM small s, generate_series(1, ${people}) place`)
  const statements: [string, unknown[]][] = [
    [
      `INSERT INTO organisation (id, name, created_at) SELECT organisation, 'Small ' || number, $1::timestamptz FROM small`,
      [then],
    ],
    [
      `INSERT INTO policy (organisation_id, version, document, created_at) SELECT organisation, 1, $1::jsonb, $2::timestamptz FROM small`,
      [policy, then],
    ],
    [
      `INSERT INTO team (organisation_id, id, name, created_at) SELECT organisation, team, 'Ward', $1::timestamptz FROM small`,
      [then],
    ],
    [
      `INSERT INTO person (organisation_id, id, email, given_name, family_name, profession, site, status, created_at)
       SELECT organisation, person, 'person-' || place || '@small-' || organisation || '.example', 'Person', place::text, 'Nurse', 'North', 'active', $1::timestamptz
       FROM small_person`,
      [then],
    ],
    [
      `INSERT INTO person_role SELECT organisation, person, (CASE place WHEN 1 THEN 'administrator' ELSE 'clinician' END)::role FROM small_person`,
      [],
    ],
    [
      `INSERT INTO team_member (organisation_id, team_id, person_id, since) SELECT organisation, team, person, $1::timestamptz FROM small_person WHERE place > 1`,
      [then],
    ],
    [
      `INSERT INTO assignment (organisation_id, id, due_on, created_at) SELECT organisation, assignment, $1::timestamptz, $1::timestamptz FROM small`,
      [then],
    ],
    [`INSERT INTO assignment_module SELECT organisation, assignment, ${firstModule} ->> 'slug' FROM small`, []],
    [
      `INSERT INTO enrolment (organisation_id, id, person_id, assignment_id, module_slug, due_on, created_at, completed_at)
       SELECT organisation, enrolment, person, assignment, ${firstModule} ->> 'slug', $1::timestamptz, $1::timestamptz, CASE WHEN busy THEN $1::timestamptz END
       FROM small_person WHERE place > 1`,
      [then],
    ],
    [
      `INSERT INTO attempt (organisation_id, id, enrolment_id, person_id, module_version_hash, policy_version, seed, state, started_at, last_moved_at, ended_at)
       SELECT organisation, attempt, enrolment, person, ${firstModule} ->> 'hash', 1, 'seed', '{}', $1::timestamptz, $1::timestamptz, $1::timestamptz FROM small_person WHERE place > 1 AND busy`,
      [then],
    ],
    [
      `INSERT INTO answer (organisation_id, id, person_id, attempt_id, scene_id, item_id, practice_id, choice, correct, confidence,
         elapsed_ms, misconceptions, counts, answered_at)
       SELECT organisation, gen_random_uuid(), person, attempt, item.key, item.key, item.value ->> 'practice', '{a}', place > 3, 'fairly',
         20000, '{}', true, $1::timestamptz
       FROM small_person, (
         SELECT i.key, i.value FROM publication n JOIN parameter_version v ON v.hash = n.parameters_hash,
           jsonb_each(v.document -> 'items') i ORDER BY n.id DESC, i.key LIMIT 3) item
       WHERE place > 1 AND busy`,
      [then],
    ],
    [
      `INSERT INTO understanding (organisation_id, person_id, practice_id, parameters_hash, likelihood, answers, effective_answers,
         last_evidence_at, stability_days, sure_and_wrong, misconceptions)
       SELECT organisation, person, practice ->> 'id', n.parameters_hash, array_fill(1.0::float8, ARRAY[${GRID.length}]), 1, 1, $1::timestamptz, 30, 0,
         '{"held": [], "putRight": {}}'
       FROM small_person, (SELECT * FROM publication ORDER BY id DESC LIMIT 1) n JOIN curriculum_version c ON c.hash = n.curriculum_hash,
         LATERAL (SELECT practice FROM jsonb_array_elements(c.document -> 'practices') WITH ORDINALITY p(practice, place)
           ORDER BY p.place LIMIT ${practices}) p
       WHERE place > 1 AND busy`,
      [then],
    ],
  ]
  for (const [text, values] of statements) await client.query(text, values)
  const result = await client.query<SmallOrganisation>(
    `SELECT organisation AS "organisationId", team AS "teamId", assignment AS "assignmentId", person AS "personId"
     FROM small_person WHERE place = 1 ORDER BY number`,
  )
  await client.query('DROP TABLE small_person, small')
  await client.query('ANALYZE')
  return result.rows
}

const firstModule = `(SELECT c.document -> 'modules' -> 0 FROM publication n JOIN curriculum_version c ON c.hash = n.curriculum_hash
  ORDER BY n.id DESC LIMIT 1)`
