import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Prisma } from '#data/generated/client.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Paper } from '#domain/certificates/paper.ts'
import type { UnderstoodPractices } from '#domain/certificates/standing.ts'
import { fullName } from '#domain/text/person-name.ts'
import { type CompletedModules, certifiable } from './internal/certifiable.ts'

/** So many that count one person may have at a time: one who wants more takes one back. */
const mostCertificates = 20

/** What a certificate is to say, and the code of its address. */
export type CertificateFacts = {
  readonly id: string
  readonly code: string
  readonly language: string
  readonly name: string
  readonly organisationName: string
  readonly timeZone: string
  readonly issuedAt: Date
  readonly completed: CompletedModules
  /** Null: it is to say nothing of understanding. */
  readonly understands: UnderstoodPractices | null
}

export type CertificateRequest = {
  readonly modules: readonly string[]
  readonly saysUnderstanding: boolean
  readonly language: string
}

/**
 * Issues a certificate of what the viewer has completed and, if they want that said, understands today. What it says is fixed from
 * then on, its paper too. With an id that is there already nothing more is issued: the same form was sent twice.
 *
 * @param write puts it into words
 */
export async function issueCertificate(
  viewer: Clinician,
  { modules, saysUnderstanding, language }: CertificateRequest,
  { now, id, code, write }: { now: Date; id: string; code: string; write: (facts: CertificateFacts) => Paper },
): Promise<'issued' | 'nothing-completed' | 'too-many'> {
  const { organisationId, personId, organisationName } = viewer
  const holder = await certifiable(viewer, { language, now })
  const completions = holder.completed.filter(({ module }) => modules.includes(module))
  if (completions.length === 0) return 'nothing-completed'
  const understands = saysUnderstanding ? holder.understands : null
  const own = { id, code, language, organisationName, name: fullName(viewer), issuedAt: now }
  const paper = write({ ...own, timeZone: viewer.organisationTimeZone, completed: completions, understands })
  return inOrganisation(viewer, async (transaction) => {
    const mine = { organisationId, personId }
    if ((await transaction.certificate.count({ where: { ...mine, id } })) > 0) return 'issued'
    if ((await transaction.certificate.count({ where: { ...mine, revokedAt: null } })) >= mostCertificates)
      return 'too-many'
    await transaction.certificate.create({
      data: {
        ...{ ...mine, ...own, saysUnderstanding },
        completed: asJson(completions),
        ...(understands === null ? {} : { understands: asJson(understands) }),
        paper: asJson(paper),
      },
    })
    await audit(transaction, viewer, {
      action: 'certificate.issued',
      subject: { type: 'person', id: personId },
      detail: { certificate: id },
      at: now,
    })
    return 'issued'
  })
}

/** As a column keeps it: days and moments are texts. */
function asJson(value: object): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value))
}
