import type { Telling } from '#content/localise.ts'
import type { FollowUpDocument, ItemDocument, ModuleDocument } from '#content/schema/document.ts'
import { allFacts, type Condition, combinationsOf, type Fact, type Facts } from '#domain/policy/facts.ts'

/** The facts on which keys and options of these items depend; texts may depend on more without changing any key. */
function decidingFacts(items: readonly ItemDocument[]): Fact[] {
  const conditions: Condition[] = items.flatMap((item) =>
    item.options.flatMap(({ correct, onlyWhen }) => [
      ...(typeof correct === 'object' ? [correct] : []),
      ...(onlyWhen === null ? [] : [onlyWhen]),
    ]),
  )
  return allFacts.filter((fact) => conditions.some((condition) => condition[fact] !== undefined))
}

export function itemsOf(document: ModuleDocument | FollowUpDocument): ItemDocument[] {
  return 'scenes' in document ? document.scenes.flatMap(({ ask }) => ask ?? []) : document.items.map(({ item }) => item)
}

/** One telling for every combination of the policy's answers that decide a key or an option, and its words for findings. */
export function tellingsOf(document: ModuleDocument | FollowUpDocument): { telling: Telling; under: string }[] {
  const facts = decidingFacts(itemsOf(document))
  return combinationsOf(facts).map((combined: Facts) => ({
    telling: { language: 'en', facts: combined, wordsFor: (placeholder) => `{${placeholder}}` },
    under: facts.length === 0 ? '' : ` where ${facts.map((fact) => `${fact} is ${combined[fact]}`).join(' and ')}`,
  }))
}
