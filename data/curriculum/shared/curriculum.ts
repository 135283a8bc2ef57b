import { z } from 'zod'
import { localise } from '#curriculum/localise.ts'
import { type ModuleDocument, ModuleDocumentSchema, TextDocumentSchema } from '#curriculum/schema/document.ts'
import { PolicySchema } from '#curriculum/schema/policy.ts'
import { database } from '#data/database/database.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { remember } from '#data/database/remember.ts'
import { sql } from '#data/database/sql.ts'
import type { InService } from '#data/viewer.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { ParametersSchema } from '#domain/comprehension/parameters-schema.ts'
import type { Policy } from '#domain/policy/policy.ts'
import type { Module } from '#domain/scenario/module.ts'
import { forAudience } from './for-audience.ts'

/** What was published together, as it is stored: every language inside, immutable, named by its hash. */
export const CurriculumSchema = z.object({
  practices: z.array(
    z.object({
      id: z.string(),
      name: TextDocumentSchema,
      shortName: TextDocumentSchema,
      understands: TextDocumentSchema,
      critical: z.boolean(),
      riskWeight: z.number(),
    }),
  ),
  misconceptions: z.array(
    z.object({
      id: z.string(),
      practice: z.string(),
      sentence: TextDocumentSchema,
      /** What was published before there were questions to ask has none. */
      ask: TextDocumentSchema.nullish(),
      formerlyTrue: z.boolean().optional(),
    }),
  ),
  /** With the state of their review; what was published before this was kept has none. */
  sources: z
    .array(
      z.object({
        id: z.string(),
        publisher: z.string(),
        title: z.string(),
        published: z.string(),
        checked: z.string().nullable(),
        address: z.string().nullable(),
        reviewBy: z.string(),
        needsLawyer: z.boolean(),
        supports: z.string(),
      }),
    )
    .optional(),
  modules: z.array(z.object({ slug: z.string(), hash: z.string() })),
  followUps: z.array(z.object({ practice: z.string(), hash: z.string() })),
})
export type StoredCurriculum = z.infer<typeof CurriculumSchema>

/** A published curriculum. */
export const curriculumByHash = remember({ mostMiB: 16 }, async (hash: string): Promise<StoredCurriculum> => {
  const { document } = await database().curriculumVersion.findUniqueOrThrow({
    where: { hash },
    select: { document: true },
  })
  return CurriculumSchema.parse(document)
})

export const parametersByHash = remember({ mostMiB: 32 }, async (hash: string): Promise<Parameters> => {
  const { document } = await database().parameterVersion.findUniqueOrThrow({
    where: { hash },
    select: { document: true },
  })
  return ParametersSchema.parse(document)
})

export const documentByHash = remember({ mostMiB: 64 }, async (hash: string): Promise<ModuleDocument> => {
  const { document } = await database().moduleVersion.findUniqueOrThrow({ where: { hash }, select: { document: true } })
  return ModuleDocumentSchema.parse(document)
})

export type Curriculum = StoredCurriculum & {
  readonly parametersHash: string
  readonly parameters: Parameters
  /** The version of the organisation's policy in force. */
  readonly policyVersion: number
}

/**
 * What is in service for an organisation: what the viewer's request began with, or else what it is now. Documents are
 * remembered by their hashes, so it rarely asks the database for more than the hashes. Ask for it before a transaction
 * and not inside one, which would hold a connection while it waits for another.
 */
export async function curriculumInService({
  organisationId,
  inService,
}: {
  readonly organisationId: string
  readonly inService?: InService | null
}): Promise<Curriculum> {
  const { curriculumHash, parametersHash, policyVersion } = inService ?? (await inServiceNow(organisationId))
  const [curriculum, parameters] = await Promise.all([
    curriculumByHash(curriculumHash),
    parametersByHash(parametersHash),
  ])
  return {
    ...curriculum,
    // A practice that nothing asks about has no cut and cannot be measured: it is not reported.
    practices: curriculum.practices.filter(({ id }) => Object.hasOwn(parameters.cuts, id)),
    parametersHash,
    parameters,
    policyVersion,
  }
}

const InServiceRow = z.object({
  curriculumHash: z.string(),
  parametersHash: z.string(),
  policyVersion: z.number(),
})

async function inServiceNow(organisationId: string): Promise<InService> {
  const [row] = await readInOrganisation(
    { organisationId },
    InServiceRow,
    sql`
      SELECT n.curriculum_hash AS "curriculumHash", parameters_of(${organisationId}::uuid) AS "parametersHash",
        (SELECT max(version) FROM policy WHERE organisation_id = ${organisationId}::uuid) AS "policyVersion"
      FROM publication n ORDER BY n.id DESC LIMIT 1`,
  )
  if (row === undefined) throw new Error('No curriculum is published yet: "npm start" publishes it')
  return row
}

type Reader = { readonly organisationId: string; readonly language: string }

const PolicyRow = z.object({ document: PolicySchema })

const storedPolicy = remember({ mostMiB: 16 }, async (key: string): Promise<Policy> => {
  const [organisationId = '', version = ''] = key.split(' ')
  const [policy] = await readInOrganisation(
    { organisationId },
    PolicyRow,
    sql`SELECT document FROM policy WHERE organisation_id = ${organisationId}::uuid AND version = ${version}::integer`,
  )
  if (policy === undefined) throw new Error(`Organisation ${organisationId} has no policy ${version}`)
  return policy.document
})

/** A version of an organisation's policy. */
export function policyByVersion(
  { organisationId }: { readonly organisationId: string },
  version: number,
): Promise<Policy> {
  return storedPolicy(`${organisationId} ${version}`)
}

const moduleFor = forAudience({ mostMiB: 64 }, async (hash, audience): Promise<Module> => {
  return localise({ hash, document: await documentByHash(hash) }, audience)
})

/** A module version filled from the policy version that an attempt was begun under, in the reader's language. */
export async function preparedModule(
  reader: Reader,
  attempt: { readonly moduleVersionHash: string; readonly policyVersion: number },
): Promise<Module> {
  const policy = await policyByVersion(reader, attempt.policyVersion)
  return moduleFor(attempt.moduleVersionHash, { language: reader.language, policy })
}
