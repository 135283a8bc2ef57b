import { allFacts, type Condition, combinationsOf, holds } from '#domain/policy/facts.ts'

/**
 * The places of the variants that no policy ever says, because one before them holds wherever they do, or because they
 * stand in an option that is not offered where they hold. Null is a variant without a condition.
 */
export function unsaidVariants(variants: readonly (Condition | null)[], within: Condition): number[] {
  const conditions = [within, ...variants.flatMap((when) => when ?? [])]
  const facts = allFacts.filter((fact) => conditions.some((condition) => condition[fact] !== undefined))
  const reachable = new Set(
    combinationsOf(facts)
      .filter((combination) => holds(within, combination))
      .map((combination) => variants.findIndex((when) => when === null || holds(when, combination))),
  )
  return variants.flatMap((_, place) => (reachable.has(place) ? [] : [place]))
}
