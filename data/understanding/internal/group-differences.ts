import type { StoredItemStatistics } from '#data/understanding/shared/item-statistics.ts'
import {
  differentialFunctioning,
  FEWEST_IN_GROUP,
  type GroupedAnswer,
} from '#domain/comprehension/items/differential-functioning.ts'
import { restAbilities } from '#domain/comprehension/items/rest-abilities.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import type { AnswersOfAll } from './read-answers.ts'

export type Difference = Extract<StoredItemStatistics, { verdict: 'assessed' }>['differences'][number]

/** Of one item's answers those of each group, by the groups' names. */
type ByGroup = Map<string, { correct: boolean; theta: number }[]>

/**
 * Which items are harder for some professions or languages than for the largest of them at equal ability. Only groups that
 * could be assessed somewhere are looked at: with fewer than 100 people none can.
 */
export function groupDifferences(
  { table, professions, languages }: AnswersOfAll,
  parameters: Parameters,
): Map<string, Difference[]> {
  const ways = [
    { by: 'profession', groups: professions },
    { by: 'language', groups: languages },
  ] as const
  const comparable = ways.filter(({ groups }) => largeGroups(groups).size > 1)
  const differences = new Map<string, Difference[]>()
  if (comparable.length === 0) return differences
  const answers = comparable.map(() => new Map<string, ByGroup>())
  for (const { row, person, theta } of restAbilities(table, parameters)) {
    const item = table.items[table.item[row] ?? 0] ?? ''
    const correct = table.correct[row] === 1
    for (const [way, { groups }] of comparable.entries()) {
      const ofItem = answers[way]?.get(item) ?? new Map()
      answers[way]?.set(item, ofItem)
      const group = groups[person] ?? ''
      const ofGroup = ofItem.get(group)
      if (ofGroup === undefined) ofItem.set(group, [{ correct, theta }])
      else ofGroup.push({ correct, theta })
    }
  }
  for (const [way, { by, groups }] of comparable.entries()) {
    const large = largeGroups(groups)
    for (const [item, byGroup] of answers[way] ?? [])
      differences.set(item, [...(differences.get(item) ?? []), ...differencesOf(by, byGroup, large)])
  }
  return differences
}

/** Groups of so many people that their answers to one item could be enough. */
function largeGroups(groups: readonly string[]): ReadonlySet<string> {
  const sizes = new Map<string, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  return new Set([...sizes].filter(([, size]) => size >= FEWEST_IN_GROUP).map(([group]) => group))
}

function differencesOf(by: Difference['by'], byGroup: ByGroup, large: ReadonlySet<string>): Difference[] {
  const groups = [...byGroup]
    .filter(([group]) => large.has(group))
    .sort(([, one], [, other]) => other.length - one.length)
  const [reference, ...others] = groups
  if (reference === undefined) return []
  const [referenceGroup, referenceAnswers] = reference
  return others.map(([focalGroup, focalAnswers]): Difference => {
    const answers: GroupedAnswer[] = [
      ...referenceAnswers.map((answer) => ({ ...answer, group: 'reference' as const })),
      ...focalAnswers.map((answer) => ({ ...answer, group: 'focal' as const })),
    ]
    const functioning = differentialFunctioning(answers)
    return {
      by,
      reference: { group: referenceGroup, answers: referenceAnswers.length },
      focal: { group: focalGroup, answers: focalAnswers.length },
      verdict: functioning.verdict,
      harderFor: functioning.verdict === 'not-assessed' ? null : functioning.harderFor,
      oddsRatio: functioning.verdict === 'not-assessed' ? null : functioning.oddsRatio,
    }
  })
}
