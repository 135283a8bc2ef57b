import type { ItemDocument } from '#curriculum/schema/document.ts'
import type { Telling } from '#curriculum/telling.ts'
import { allFacts, type Condition, combinationsOf, type Fact } from '#domain/policy/facts.ts'

export type PolicyCase = {
  readonly telling: Telling /** For findings: " where country is unset", or nothing. */
  readonly under: string
}

function factsIn(conditions: readonly Condition[]): Fact[] {
  return allFacts.filter((fact) => conditions.some((condition) => condition[fact] !== undefined))
}

/** The policy's answers on which the options offered depend. */
export function offeringFacts(items: readonly ItemDocument[]): Fact[] {
  return factsIn(items.flatMap(({ options }) => options.flatMap(({ onlyWhen }) => onlyWhen ?? [])))
}

/** The policy's answers on which the options offered or the keys depend; texts may depend on more and change neither. */
export function decidingFacts(items: readonly ItemDocument[]): Fact[] {
  const keys = items.flatMap(({ options }) =>
    options.flatMap(({ correct }) => (typeof correct === 'object' ? [correct] : [])),
  )
  const offering = offeringFacts(items)
  return allFacts.filter((fact) => offering.includes(fact) || factsIn(keys).includes(fact))
}

/** One telling for every combination of the policy's answers to these facts. */
export function policyCases(facts: readonly Fact[]): PolicyCase[] {
  return combinationsOf(facts).map((combined) => ({
    telling: { language: 'en', facts: combined, wordsFor: (placeholder) => `{${placeholder}}` },
    under: facts.length === 0 ? '' : ` where ${facts.map((fact) => `${fact} is ${combined[fact]}`).join(' and ')}`,
  }))
}
