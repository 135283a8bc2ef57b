import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { modulesFor, retiredModuleFaces } from '#data/curriculum/shared/module-faces.ts'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { statusesOf } from '#data/understanding/shared/statuses-of.ts'
import type { PersonUnderstanding } from '#data/understanding/shared/understanding-rows.ts'
import type { Clinician } from '#data/viewer.ts'
import { expectedUntil } from '#domain/certificates/expected-until.ts'
import type { UnderstoodPractices } from '#domain/certificates/standing.ts'
import { CONFIDENTLY_WRONG_FROM } from '#domain/comprehension/status.ts'

export type CompletedModules = readonly {
  readonly module: string
  readonly title: string
  readonly completedAt: Date
}[]

/** What a certificate of the viewer's could say today, in a language: each module at its last completion, the newest first. */
export async function certifiable(
  viewer: Clinician,
  { language, now }: { language: string; now: Date },
): Promise<{ readonly completed: CompletedModules; readonly understands: UnderstoodPractices }> {
  const reader = { organisationId: viewer.organisationId, language }
  const [curriculum, understandingOf, completions] = await Promise.all([
    curriculumInService(viewer),
    statusesOf(viewer, [viewer.personId]),
    readInOrganisation(
      viewer,
      z.object({ module: z.string(), completedAt: moment }),
      sql`
        SELECT module_slug AS module, max(completed_at) AS "completedAt" FROM enrolment
        WHERE organisation_id = ${viewer.organisationId}::uuid AND person_id = ${viewer.personId}::uuid AND completed_at IS NOT NULL
        GROUP BY module_slug ORDER BY 2 DESC, 1`,
    ),
  ])
  const faces = await modulesFor(reader, curriculum)
  const retiredSlugs = completions.map(({ module }) => module).filter((slug) => !faces.has(slug))
  const all = new Map([...(await retiredModuleFaces(reader, retiredSlugs, curriculum)), ...faces])
  const understanding = understandingOf(viewer.personId)
  return {
    completed: completions.flatMap(({ module, completedAt }) => {
      const face = all.get(module)
      return face === undefined ? [] : [{ module, title: face.title.text, completedAt }]
    }),
    understands: practicesFor(reader, curriculum).flatMap(({ id, critical, name }) => {
      const { evidence } = understanding
      const until = isUnclouded(understanding, id)
        ? expectedUntil(evidence, curriculum.parameters, { practice: { id, critical }, now })
        : null
      return until === null ? [] : [{ practice: id, name: name.text, until }]
    }),
  }
}

/** Whether nothing stands over the status: neither sure answers that were wrong, nor a policy that has changed since. */
export function isUnclouded({ evidence, toConfirm }: PersonUnderstanding, practice: string): boolean {
  return !toConfirm.has(practice) && (evidence.get(practice)?.sureAndWrong ?? 0) < CONFIDENTLY_WRONG_FROM
}
