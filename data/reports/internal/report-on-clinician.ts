import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { type BeliefTexts, beliefTexts, practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { modulesFor, retiredModuleFaces } from '#data/curriculum/shared/module-faces.ts'
import { moment } from '#data/database/columns.ts'
import { nameOf } from '#data/database/names.ts'
import { readWithKeptPlan } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { ClinicianReport } from '#data/reports/clinician.ts'
import { personIsInScope } from '#data/scope.ts'
import { practiceCell } from '#data/understanding/shared/practice-cell.ts'
import { statusesAreShown, statusesOf } from '#data/understanding/shared/statuses-of.ts'
import type { Viewer } from '#data/viewer.ts'
import { helpNeedOf } from '#domain/comprehension/help-order.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { readOut } from '#domain/comprehension/read-out.ts'

const ClinicianRow = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  profession: z.string(),
  /** Whether the organisation lets this reader see their statuses. */
  statusesShown: z.boolean(),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Of each module one: what is asked and open, or else what was completed last, or else what they have begun by themselves. */
  enrolments: z.array(
    z.object({
      moduleSlug: z.string(),
      completedAt: moment.nullable(),
      dueOn: moment.nullable(),
      /** Which step of which path it is, of how many; null: it is in no order. */
      step: z.object({ path: z.string(), at: z.number(), of: z.number() }).nullable(),
      /** Null: they chose it themselves. */
      asked: z.object({ at: moment, by: z.string().nullable() }).nullable(),
    }),
  ),
})
export type ReportedClinician = z.output<typeof ClinicianRow>

/** Which step of its path the row `e` of enrolment is. */
const stepOfPath = sql`(
  SELECT jsonb_build_object('path', path.name, 'at', count(*) FILTER (WHERE step.place <= e.place), 'of', count(*))
  FROM assignment a JOIN learning_path path ON path.organisation_id = a.organisation_id AND path.id = a.path_id
  CROSS JOIN LATERAL (
    SELECT DISTINCT b.place FROM enrolment b
    WHERE b.organisation_id = e.organisation_id AND b.assignment_id = e.assignment_id AND b.person_id = e.person_id
      AND (b.completed_at IS NOT NULL OR b.released_at IS NULL OR b.locked OR b.spared_by IS NOT NULL)) step
  WHERE a.organisation_id = e.organisation_id AND a.id = e.assignment_id GROUP BY path.name)`

/** A clinician that the viewer may know of; null: not found. */
export async function findClinician(viewer: Viewer, personId: string): Promise<ReportedClinician | null> {
  const [clinician] = await readWithKeptPlan(
    viewer,
    ClinicianRow,
    sql`
      SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName", person.profession,
        ${statusesAreShown(viewer)} AS "statusesShown",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY m.team_id), '[]')
          FROM team_member m JOIN team t ON t.organisation_id = m.organisation_id AND t.id = m.team_id
          WHERE m.organisation_id = person.organisation_id AND m.person_id = person.id) AS teams,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('moduleSlug', e.module_slug, 'completedAt', e.completed_at, 'dueOn', e.due_on,
              'step', CASE WHEN e.place IS NOT NULL AND e.completed_at IS NULL THEN ${stepOfPath} END, 'asked', CASE WHEN e.assignment_id IS NOT NULL THEN jsonb_build_object('at', e.created_at, 'by',
                (SELECT ${nameOf(sql`by`)}
                  FROM assignment a JOIN person by ON by.organisation_id = a.organisation_id AND by.id = a.created_by_id
                  WHERE a.organisation_id = e.organisation_id AND a.id = e.assignment_id)) END)
            ORDER BY e.completed_at DESC NULLS FIRST, e.due_on, e.module_slug), '[]') FROM (
          SELECT DISTINCT ON (e.module_slug) e.module_slug, e.completed_at, e.due_on, e.organisation_id, e.assignment_id, e.created_at,
            e.person_id, e.place
          FROM enrolment e
          WHERE e.organisation_id = person.organisation_id AND e.person_id = person.id
            AND (e.completed_at IS NOT NULL OR e.released_at IS NULL)
          ORDER BY e.module_slug, (e.assignment_id IS NOT NULL AND e.completed_at IS NULL) DESC, e.completed_at DESC NULLS LAST,
            e.due_on, e.id) e) AS enrolments
      FROM person
      WHERE ${personIsInScope(viewer)} AND person.id = ${personId}::uuid AND EXISTS (
        SELECT 1 FROM person_role r
        WHERE r.organisation_id = person.organisation_id AND r.person_id = person.id AND r.role = 'clinician')`,
  )
  return clinician ?? null
}

export type ReportOnClinician = {
  readonly report: ClinicianReport
  readonly parameters: Parameters
  readonly beliefs: ReadonlyMap<string, BeliefTexts>
}

/** What a clinician understands, once the viewer may know of them. */
export async function reportOn(
  viewer: Viewer,
  { teams, enrolments, statusesShown, ...person }: ReportedClinician,
  { now }: { now: Date },
): Promise<ReportOnClinician> {
  const [curriculum, understandingOf] = await Promise.all([
    curriculumInService(viewer),
    statusesOf(viewer, statusesShown ? [person.id] : []),
  ])
  const understanding = understandingOf(person.id)
  const practices = practicesFor(viewer, curriculum)
  const beliefs = beliefTexts(viewer, curriculum)
  const estimates = readOut(understanding.evidence, curriculum.parameters, { practices, asOf: now })
  const faces = await modulesFor(viewer, curriculum)
  const finishedSlugs = enrolments.filter(({ completedAt }) => completedAt !== null).map(({ moduleSlug }) => moduleSlug)
  const retiredSlugs = new Set(finishedSlugs.filter((slug) => !faces.has(slug)))
  const retiredFaces = await retiredModuleFaces(viewer, [...retiredSlugs], curriculum)
  const report: ClinicianReport = {
    person: { ...person, teams },
    asOf: now,
    practices,
    statusesShown,
    cells: statusesShown ? estimates.map((estimate) => practiceCell(estimate, understanding, beliefs)) : [],
    needs: statusesShown ? helpNeedOf(estimates, curriculum.practices).needs : [],
    teaching: [...faces.values()],
    modules: enrolments.flatMap(({ moduleSlug, ...enrolment }) => {
      const face = faces.get(moduleSlug) ?? (enrolment.completedAt === null ? undefined : retiredFaces.get(moduleSlug))
      return face === undefined ? [] : [{ face, ...enrolment }]
    }),
  }
  return { report, parameters: curriculum.parameters, beliefs }
}
