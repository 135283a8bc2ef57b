import { allDecisions, type Decision, type Policy, purposes } from './policy.ts'

type Purpose = (typeof purposes)[number]
type Plain = Decision | 'incidentContact' | 'incidentHours'

/** One thing that one policy decides differently from another. Null is "not decided yet". */
export type PolicyChange =
  | {
      readonly what: 'tools'
      readonly purpose: Purpose
      readonly before: readonly string[] | null
      readonly after: readonly string[] | null
    }
  | { readonly what: Plain; readonly before: string | null; readonly after: string | null }

function sameTools(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return one === other
  return one.length === other.length && one.every((tool, place) => tool === other[place])
}

/** What the later policy decides otherwise, in the order in which a policy is told; empty when they say the same. */
export function policyChanges(before: Policy, after: Policy): PolicyChange[] {
  const plain = (what: Plain): PolicyChange[] =>
    before[what] === after[what] ? [] : [{ what, before: before[what], after: after[what] }]
  const tools = purposes.flatMap((purpose): PolicyChange[] =>
    sameTools(before.tools[purpose], after.tools[purpose])
      ? []
      : [{ what: 'tools', purpose, before: before.tools[purpose], after: after.tools[purpose] }],
  )
  const [country, ...others] = allDecisions
  return [
    ...(country === undefined ? [] : plain(country)),
    ...tools,
    ...others.flatMap(plain),
    ...plain('incidentContact'),
    ...plain('incidentHours'),
  ]
}
