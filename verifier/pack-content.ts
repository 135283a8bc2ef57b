import { z } from 'zod'
import { contentHash } from '#curriculum/canonical-json.ts'
import { tellFollowUps, tellingFor, tellModule } from '#curriculum/localise.ts'
import { FollowUpDocumentSchema, ModuleDocumentSchema } from '#curriculum/schema/document.ts'
import { PolicySchema } from '#curriculum/schema/policy.ts'
import { documentFile, packFiles, publicationColumns } from '#domain/auditing/pack-files.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { ParametersSchema } from '#domain/comprehension/parameters-schema.ts'
import type { ReportedPractice } from '#domain/comprehension/read-out.ts'
import type { Policy } from '#domain/policy/policy.ts'
import type { Item } from '#domain/scenario/module.ts'
import type { Findings } from './findings.ts'
import type { PackReader } from './pack-reader.ts'
import { fieldOf, linesIn, recordsIn } from './records.ts'

/** What was in force, and the items as they were asked. */
export type PackContent = {
  readonly parameters: Parameters
  readonly practices: readonly ReportedPractice[]
  /** The items of a document as they were told under a version of the policy, by id; null where the pack lacks either. */
  readonly itemsOf: (documentHash: string, policyVersion: number) => Promise<ReadonlyMap<string, Item> | null>
}

const CurriculumSchema = z.looseObject({ practices: z.array(z.looseObject({ id: z.string(), critical: z.boolean() })) })
const StoredPolicySchema = z.object({ version: z.int(), document: PolicySchema })
const VersionSchema = z.strictObject({ slug: z.string(), document: z.unknown() })

/** Reads what the answers were given to and scored with; each version must hash to its name. */
export async function readContent(pack: PackReader, findings: Findings): Promise<PackContent> {
  const parametersDocument: unknown = JSON.parse(await pack.text(packFiles.parameters))
  const curriculumDocument: unknown = JSON.parse(await pack.text(packFiles.curriculum))
  const field = fieldOf(publicationColumns)
  let newest: readonly string[] = []
  for await (const record of recordsIn(pack, packFiles.publications, publicationColumns)) newest = record
  if (contentHash(parametersDocument) !== field(newest, 'parameters'))
    findings.add('version', `${packFiles.parameters} is not the version that was published last`)
  if (contentHash(curriculumDocument) !== field(newest, 'curriculum'))
    findings.add('version', `${packFiles.curriculum} is not the version that was published last`)
  const parameters = ParametersSchema.parse(parametersDocument)
  const { practices } = CurriculumSchema.parse(curriculumDocument)
  const policies = new Map<number, Policy>()
  for await (const line of linesIn(pack, packFiles.policies)) {
    const { version, document } = StoredPolicySchema.parse(JSON.parse(line))
    policies.set(version, document)
  }
  const itemsByKey = new Map<string, Promise<ReadonlyMap<string, Item> | null>>()
  return {
    parameters,
    practices: practices
      .filter(({ id }) => Object.hasOwn(parameters.cuts, id))
      .map(({ id, critical }) => ({ id, critical })),
    itemsOf: (documentHash, policyVersion) => {
      const key = `${documentHash} ${policyVersion}`
      const itemsOfKey = itemsByKey.get(key) ?? readItems(pack, documentHash, policies.get(policyVersion), findings)
      itemsByKey.set(key, itemsOfKey)
      return itemsOfKey
    },
  }
}

async function readItems(
  pack: PackReader,
  hash: string,
  policy: Policy | undefined,
  findings: Findings,
): Promise<ReadonlyMap<string, Item> | null> {
  const file = documentFile(hash)
  if (policy === undefined || !pack.names.includes(file)) return null
  const { slug, document } = VersionSchema.parse(JSON.parse(await pack.text(file)))
  if (contentHash(document) !== hash) findings.add('version', `${file} does not hash to its name`)
  const audience = { language: 'en', policy }
  if (slug.startsWith('follow-ups/')) {
    const parsedDocument = FollowUpDocumentSchema.parse(document)
    const followUps = tellFollowUps({ hash, document: parsedDocument }, tellingFor(parsedDocument.phrases, audience))
    return new Map(followUps.map(({ item }) => [item.id, item]))
  }
  const moduleDocument = ModuleDocumentSchema.parse(document)
  const { scenes } = tellModule({ hash, document: moduleDocument }, tellingFor(moduleDocument.phrases, audience))
  return new Map(Object.values(scenes).flatMap(({ then }) => (then.do === 'ask' ? [[then.item.id, then.item]] : [])))
}
