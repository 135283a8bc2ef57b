import type { ItemDocument, ModuleDocument } from '#curriculum/schema/document.ts'
import type { Telling } from '#curriculum/telling.ts'
import { allFacts, type Condition, combinationsOf, type Fact, holds } from '#domain/policy/facts.ts'

export type PolicyCase = {
  readonly telling: Telling /** For findings: " where country is unset", or nothing. */
  readonly under: string
}

function factsIn(conditions: readonly Condition[]): Fact[] {
  return allFacts.filter((fact) => conditions.some((condition) => condition[fact] !== undefined))
}

/** The policy's answers on which the options offered depend. */
function offeringFacts(items: readonly ItemDocument[]): Fact[] {
  return factsIn(items.flatMap(({ options }) => options.flatMap(({ onlyWhen }) => onlyWhen ?? [])))
}

/** The policy's answers on which the options offered, the keys or the trays depend; texts may depend on more and change neither. */
export function decidingFacts(items: readonly ItemDocument[]): Fact[] {
  const keys = items.flatMap(({ options }) =>
    options.flatMap(({ correct, tray }) => [
      ...(typeof correct === 'object' ? [correct] : []),
      ...(Array.isArray(tray) ? tray.flatMap(({ when }) => when ?? []) : []),
    ]),
  )
  const offering = offeringFacts(items)
  return allFacts.filter((fact) => offering.includes(fact) || factsIn(keys).includes(fact))
}

/**
 * One telling for every way in which the policy's answers can open and close the ways on of a module: all combinations are
 * tried, and of those that leave the same ways the first is told.
 */
export function wayCases({ scenes }: ModuleDocument): PolicyCase[] {
  const questions = scenes.flatMap(({ ask, way }) =>
    ask !== null && way.by === 'option' ? [{ ask, next: way.next }] : [],
  )
  const factNames = new Set<string>()
  return policyCases(offeringFacts(questions.map(({ ask }) => ask))).filter(({ telling: { facts } }) => {
    const ways = questions.map(({ ask, next }) => [
      ...new Set(
        ask.options.flatMap(({ id, onlyWhen }) => (onlyWhen === null || holds(onlyWhen, facts) ? [next[id]] : [])),
      ),
    ])
    const left = JSON.stringify(ways)
    const isNew = !factNames.has(left)
    factNames.add(left)
    return isNew
  })
}

/** One telling for every combination of the policy's answers to these facts. */
export function policyCases(facts: readonly Fact[]): PolicyCase[] {
  return combinationsOf(facts).map((combination) => ({
    telling: { language: 'en', facts: combination, wordsFor: (placeholder) => `{${placeholder}}` },
    under: facts.length === 0 ? '' : ` where ${facts.map((fact) => `${fact} is ${combination[fact]}`).join(' and ')}`,
  }))
}
