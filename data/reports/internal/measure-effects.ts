import { FollowUpDocumentSchema, ModuleDocumentSchema } from '#curriculum/schema/document.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { database } from '#data/database/database.ts'
import { inReadOnlyTransaction } from '#data/database/read-only.ts'
import { expectedRight, splitAnswers, type TaughtModule } from '#domain/comprehension/effect/split-answers.ts'
import { EffectTally, trainingEffect } from '#domain/comprehension/effect/training-effect.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import type { EffectDocument } from './effect-document.ts'
import { readHistories } from './read-histories.ts'

/** Answers of one such period are held against each other. */
const periodMs = 30 * 24 * 60 * 60 * 1000

export type ModuleEffect = { readonly slug: string; readonly document: EffectDocument }

/** Whether each module in service works, from all counted answers of an organisation, read person by person. */
export async function measureEffects(organisationId: string): Promise<ModuleEffect[]> {
  const { parameters, ...curriculum } = await curriculumInService({ organisationId })
  const modules = await Promise.all(curriculum.modules.map(taughtModule))
  const others = await Promise.all(curriculum.followUps.map(({ hash }) => followUpItems(hash)))
  const tallies = modules.map((module) => ({ module, tally: new EffectTally() }))
  const people = inReadOnlyTransaction({ organisationId }, (transaction) => readHistories(transaction, organisationId))
  for await (const history of people) {
    for (const { module, tally } of tallies) {
      tally.add(
        splitAnswers(module, history, { modules, parameters }).map(({ when, residual, answeredAt }) => ({
          when,
          residual,
          period: Math.floor(answeredAt.getTime() / periodMs),
        })),
      )
    }
  }
  return tallies.map(({ module, tally }) => {
    const about = [...modules.flatMap(({ about: items }) => items), ...others.flat()].filter(({ practice }) =>
      module.practices.has(practice),
    )
    return { slug: module.slug, document: { ...trainingEffect(tally), typical: typicalOf(about, parameters) } }
  })
}

type AskedItem = { readonly id: string; readonly practice: string }

async function taughtModule({
  slug,
  hash,
}: {
  slug: string
  hash: string
}): Promise<TaughtModule & { readonly about: readonly AskedItem[] }> {
  const document = ModuleDocumentSchema.parse(await documentOf(hash))
  const about = document.scenes.flatMap(({ ask }) => ask ?? []).map(({ id, practice }) => ({ id, practice }))
  return {
    slug,
    about,
    practices: new Set(about.map(({ practice }) => practice)),
    items: new Set(about.map(({ id }) => id)),
  }
}

async function followUpItems(hash: string): Promise<AskedItem[]> {
  const { items } = FollowUpDocumentSchema.parse(await documentOf(hash))
  return items.map(({ item: { id, practice } }) => ({ id, practice }))
}

async function documentOf(hash: string): Promise<unknown> {
  const version = await database().moduleVersion.findUniqueOrThrow({ where: { hash }, select: { document: true } })
  return version.document
}

/** How often someone before any training is right in these, on average. */
function typicalOf(items: readonly AskedItem[], parameters: Parameters): number {
  if (items.length === 0) return 0
  return items.reduce((sum, { id }) => sum + expectedRight(id, parameters), 0) / items.length
}
