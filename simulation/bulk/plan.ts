import { expertItems } from '#curriculum/expert-items.ts'
import { FollowUpDocumentSchema, ModuleDocumentSchema } from '#curriculum/schema/document.ts'
import type { Curriculum } from '#data/curriculum/shared/curriculum.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import type { SimulatedItem } from '#simulation/model/answer.ts'

/** What is asked in a generated organisation: the items in service, as a simulated clinician answers them. */
export type Plan = {
  readonly parameters: Parameters
  readonly parametersHash: string
  readonly practices: readonly string[]
  readonly modules: readonly {
    readonly slug: string
    readonly hash: string
    readonly practices: readonly string[]
    readonly items: readonly SimulatedItem[]
  }[]
  /** By practice. */
  readonly followUps: ReadonlyMap<string, readonly SimulatedItem[]>
}

export async function readPlan(owner: OwnerDatabase, curriculum: Curriculum): Promise<Plan> {
  const { parameters, parametersHash, practices } = curriculum
  const documentOf = async (hash: string) =>
    (await owner.moduleVersion.findUniqueOrThrow({ where: { hash }, select: { document: true } })).document
  const modules = await Promise.all(
    curriculum.modules.map(async ({ slug, hash }) => {
      const document = ModuleDocumentSchema.parse(await documentOf(hash))
      const items = expertItems(document).map(({ id, practice }) => itemOf(id, practice, parameters))
      return { slug, hash, practices: [...new Set(items.map(({ practice }) => practice))], items }
    }),
  )
  const followUps = await Promise.all(
    curriculum.followUps.map(async ({ practice, hash }): Promise<[string, SimulatedItem[]]> => {
      const document = FollowUpDocumentSchema.parse(await documentOf(hash))
      return [practice, expertItems(document).map(({ id }) => itemOf(id, practice, parameters))]
    }),
  )
  return {
    parameters,
    parametersHash,
    practices: practices.map(({ id }) => id),
    modules,
    followUps: new Map(followUps),
  }
}

/** Four options, the first right: which wrong one is chosen makes no difference to reports. */
function itemOf(id: string, practice: string, parameters: Parameters): SimulatedItem {
  const { a, b, c } = itemParameters(parameters, id)
  return {
    id,
    practice,
    format: 'single',
    options: ['a', 'b', 'c', 'd'].map((option, place) => ({ id: option, correct: place === 0, misconception: null })),
    parameters: { a, b, c },
  }
}
