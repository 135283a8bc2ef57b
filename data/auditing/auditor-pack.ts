import { z } from 'zod'
import { CurriculumSchema, parametersByHash } from '#data/curriculum/shared/curriculum.ts'
import { inReadOnlyTransaction, type ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import { seesStatuses } from '#data/understanding/shared/statuses-of.ts'
import type { Administrator } from '#data/viewer.ts'
import { documentFile, packFiles } from '#domain/auditing/pack-files.ts'
import { afterFirst } from '#platform/after-first.ts'
import { itemsCsv } from './internal/items-csv.ts'
import { leaveTrace } from './internal/leave-trace.ts'
import { packAnswers } from './internal/pack-answers.ts'
import {
  countReportedPeople,
  packEstimates,
  packOrganisationShares,
  packTeamShares,
  ReportedFigures,
  type Reporting,
} from './internal/pack-figures.ts'
import { packExcusals, packWaivers } from './internal/pack-not-asked.ts'
import {
  packAuditHead,
  packAuditTrail,
  packClinicians,
  packMembers,
  packNames,
  packPolicies,
  packPublications,
  packTeams,
} from './internal/pack-records.ts'

/** One file of a pack. Its pieces are to be taken before the next file is asked for. */
export type PackFile = { readonly name: string; readonly pieces: AsyncIterable<string> | Iterable<string> }

/** What a manifest says besides its files. */
export type PackFacts = {
  readonly organisation: { readonly id: string; readonly name: string }
  readonly asOf: Date
  readonly names: 'with-names' | 'without-names'
}

export type AuditorPack =
  | { readonly ok: true; readonly facts: PackFacts; readonly files: AsyncIterable<PackFile> }
  /** New parameters are in force and not everybody's understanding was computed with them yet: a matter of minutes. */
  | { readonly ok: false; readonly problem: 'being-recomputed' }
  /** The organisation shows administrators no statuses by name, and a pack with names would. */
  | { readonly ok: false; readonly problem: 'names-not-shown' }

/**
 * All that an auditor needs to compute the reports' figures again without the application, as they are at this moment:
 * answers, the versions of items and policy that they were given under, parameters, figures, and the audit trail with
 * its chain. People and teams are ids that exports alone have, unless
 * their names are asked for. Nothing is all in memory.
 */
export async function auditorPack(
  viewer: Administrator,
  { now, names }: { now: Date; names: PackFacts['names'] },
): Promise<AuditorPack> {
  const { organisationId, organisationName } = viewer
  if (names === 'with-names' && !(await seesStatuses(viewer))) return { ok: false, problem: 'names-not-shown' }
  await leaveTrace(viewer, 'auditor-pack', { now, detail: { names } })
  const files = inReadOnlyTransaction(viewer, (transaction) =>
    filesOf(transaction, { organisationId, asOf: now, names }),
  )
  // Without a first file none can be made.
  const first = await files.next()
  if (first.done === true) return { ok: false, problem: 'being-recomputed' }
  return {
    ok: true,
    facts: { organisation: { id: organisationId, name: organisationName }, asOf: now, names },
    files: afterFirst(first, files),
  }
}

const PublicationRow = z.object({
  curriculum_hash: z.string(),
  parameters_hash: z.string(),
  curriculum: z.unknown(),
  parameters: z.unknown(),
})
const VersionRow = z.object({ slug: z.string(), document: z.unknown() })

/** None where not everybody's understanding is computed with the parameters in force. */
async function* filesOf(
  transaction: ReadOnlyTransaction,
  { organisationId, asOf, names }: { organisationId: string; asOf: Date; names: PackFacts['names'] },
): AsyncGenerator<PackFile> {
  const [publication] = await transaction.all(
    PublicationRow,
    sql`
      SELECT p.curriculum_hash, v.hash AS parameters_hash, c.document AS curriculum, v.document AS parameters
      FROM publication p JOIN curriculum_version c ON c.hash = p.curriculum_hash
      JOIN parameter_version v ON v.hash = parameters_meant(${organisationId}::uuid) ORDER BY p.id DESC LIMIT 1`,
  )
  if (publication === undefined) throw new Error('No curriculum is published yet: "npm start" publishes it')
  const [stale] = await transaction.all(
    z.unknown(),
    sql`
      SELECT 1 FROM understanding
      WHERE organisation_id = ${organisationId}::uuid AND parameters_hash <> ${publication.parameters_hash} LIMIT 1`,
  )
  if (stale !== undefined) return
  const curriculum = CurriculumSchema.parse(publication.curriculum)
  const parameters = await parametersByHash(publication.parameters_hash)
  const practices = curriculum.practices.filter(({ id }) => Object.hasOwn(parameters.cuts, id))
  const reporting: Reporting = { organisationId, parameters, practices, asOf }
  const documents = new Set<string>()
  const figures = new ReportedFigures(await countReportedPeople(transaction, organisationId), reporting)
  const file = (name: string, pieces: PackFile['pieces']): PackFile => ({ name, pieces })

  yield file(packFiles.parameters, [JSON.stringify(publication.parameters)])
  yield file(packFiles.curriculum, [JSON.stringify(publication.curriculum)])
  yield file(packFiles.publications, packPublications(transaction, organisationId))
  yield file(packFiles.items, [await itemsCsv(transaction, { ...curriculum, practices })])
  yield file(packFiles.policies, packPolicies(transaction, organisationId))
  yield file(packFiles.answers, packAnswers(transaction, organisationId, documents))
  for (const hash of [...documents].sort()) yield file(documentFile(hash), packDocument(transaction, hash))
  yield file(packFiles.clinicians, packClinicians(transaction, organisationId))
  yield file(packFiles.teams, packTeams(transaction, organisationId))
  yield file(packFiles.members, packMembers(transaction, organisationId))
  yield file(packFiles.waivers, packWaivers(transaction, organisationId, names))
  yield file(packFiles.excusals, packExcusals(transaction, organisationId))
  yield file(packFiles.estimates, packEstimates(transaction, reporting, figures))
  yield file(packFiles.organisationShares, [packOrganisationShares(reporting, figures)])
  yield file(packFiles.teamShares, packTeamShares(transaction, reporting, figures))
  yield file(packFiles.auditTrail, packAuditTrail(transaction, organisationId))
  yield file(packFiles.auditHead, [await packAuditHead(transaction, organisationId)])
  if (names === 'with-names') yield file(packFiles.names, packNames(transaction, organisationId))
}

async function* packDocument(transaction: ReadOnlyTransaction, hash: string): AsyncGenerator<string> {
  const [version] = await transaction.all(
    VersionRow,
    sql`SELECT slug, document FROM module_version WHERE hash = ${hash}`,
  )
  if (version === undefined) throw new Error(`An answer was given to document ${hash}, which is not there`)
  yield JSON.stringify(version)
}
