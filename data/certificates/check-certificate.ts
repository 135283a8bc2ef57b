import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { moment } from '#data/database/columns.ts'
import { readerIn, readInOrganisation, readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { dangerouslyUnderstandingOfPeople } from '#data/understanding/shared/understanding-rows.ts'
import {
  revocationReasons,
  type Standing,
  standingOf,
  type UnderstoodPractices,
} from '#domain/certificates/standing.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { isUnclouded } from './internal/certifiable.ts'

const CertificateRow = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  timeZone: z.string(),
  language: z.string(),
  issuedAt: moment,
  completed: z.array(z.object({ title: z.string(), completedAt: moment })),
  saysUnderstanding: z.boolean(),
  understands: z.array(z.object({ practice: z.string(), name: z.string(), until: moment })).nullable(),
  revoked: z.object({ at: moment, because: z.enum([...revocationReasons, 'by-holder']) }).nullable(),
})

/** What anyone gets who has a certificate's code: what stands on the paper, and how it stands today. */
export type CheckedCertificate = Readonly<
  Omit<z.output<typeof CertificateRow>, 'personId' | 'saysUnderstanding' | 'revoked'>
> & {
  readonly standing: Standing
}

/** Checks the certificate of a code, for someone who need not be signed in. Null: there is none. */
export async function dangerouslyCheckCertificate(
  code: string,
  { now }: { now: Date },
): Promise<CheckedCertificate | null> {
  const [place] = await readOfAll(
    z.object({ organisationId: z.string(), certificateId: z.string() }),
    sql`
      SELECT organisation_id AS "organisationId", certificate_id AS "certificateId" FROM certificate_of_code(${code})`,
  )
  if (place === undefined) return null
  const { organisationId, certificateId } = place
  const [certificate] = await readInOrganisation(
    { organisationId },
    CertificateRow,
    sql`
      SELECT c.id, c.person_id AS "personId", c.name, c.organisation_name AS "organisationName", o.time_zone AS "timeZone",
        c.language, c.issued_at AS "issuedAt", c.completed, c.says_understanding AS "saysUnderstanding", c.understands,
        CASE WHEN c.revoked_at IS NOT NULL THEN jsonb_build_object('at', c.revoked_at, 'because', c.revoked_because) END AS revoked
      FROM certificate c JOIN organisation o ON o.id = c.organisation_id
      WHERE c.organisation_id = ${organisationId}::uuid AND c.id = ${certificateId}::uuid`,
  )
  if (certificate === undefined) return null
  const { personId, saysUnderstanding, revoked, ...shown } = certificate
  const asks =
    revoked === null && saysUnderstanding && certificate.understands !== null && certificate.understands.length > 0
  const understoodPractices = asks
    ? await understoodNow({ organisationId, personId }, certificate.understands ?? [], { now })
    : null
  return {
    ...shown,
    standing: standingOf({ revoked, saysUnderstanding, understands: certificate.understands }, understoodPractices),
  }
}

/** Which of the practices that a certificate names its holder understands today; null: nothing is kept about them any more. */
async function understoodNow(
  { organisationId, personId }: { organisationId: string; personId: string },
  namedPractices: UnderstoodPractices,
  { now }: { now: Date },
): Promise<ReadonlySet<string> | null> {
  const [curriculum, understandingOf] = await Promise.all([
    curriculumInService({ organisationId }),
    dangerouslyUnderstandingOfPeople(readerIn({ organisationId }), { organisationId, personIds: [personId] }),
  ])
  const understanding = understandingOf(personId)
  if (understanding.evidence.size === 0) return null
  const ids = namedPractices.map(({ practice }) => practice)
  const practices = practicesFor({ language: 'en' }, curriculum).filter(({ id }) => ids.includes(id))
  const estimates = readOut(understanding.evidence, curriculum.parameters, { practices, asOf: now })
  return new Set(
    estimates.flatMap(({ practice, status }) =>
      status === 'understands' && isUnclouded(understanding, practice) ? [practice] : [],
    ),
  )
}
