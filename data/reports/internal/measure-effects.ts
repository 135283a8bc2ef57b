import type { FollowUpDocument, ModuleDocument } from '#curriculum/schema/document.ts'
import { contentInService } from '#data/curriculum/shared/content-in-service.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
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
  const content = await contentInService(curriculum)
  const modules = content.modules.map(({ document }) => taughtModule(document))
  const others = content.followUps.map(({ document }) => followUpItems(document))
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

function taughtModule(document: ModuleDocument): TaughtModule & { readonly about: readonly AskedItem[] } {
  const about = document.scenes.flatMap(({ ask }) => ask ?? []).map(({ id, practice }) => ({ id, practice }))
  return {
    slug: document.slug,
    about,
    practices: new Set(about.map(({ practice }) => practice)),
    items: new Set(about.map(({ id }) => id)),
  }
}

function followUpItems({ items }: FollowUpDocument): AskedItem[] {
  return items.map(({ item: { id, practice } }) => ({ id, practice }))
}

/** How often someone before any training is right in these, on average. */
function typicalOf(items: readonly AskedItem[], parameters: Parameters): number {
  if (items.length === 0) return 0
  return items.reduce((sum, { id }) => sum + expectedRight(id, parameters), 0) / items.length
}
