import { type Policy, purposes } from './policy.ts'

type Purpose = (typeof purposes)[number]
type Decision = 'country' | 'fallback' | 'ownDevices' | 'recording' | 'incidentContact' | 'incidentHours'

/** One thing that one policy decides otherwise than another. Null is "not decided yet". */
export type PolicyChange =
  | {
      readonly what: 'tools'
      readonly purpose: Purpose
      readonly before: readonly string[] | null
      readonly after: readonly string[] | null
    }
  | {
      [What in Decision]: { readonly what: What; readonly before: Policy[What]; readonly after: Policy[What] }
    }[Decision]

function sameTools(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return one === other
  return one.length === other.length && one.every((tool, place) => tool === other[place])
}

/** What the later policy decides otherwise, in the order in which a policy is told; empty when they say the same. */
export function policyChanges(before: Policy, after: Policy): PolicyChange[] {
  const tools = purposes.flatMap((purpose): PolicyChange[] =>
    sameTools(before.tools[purpose], after.tools[purpose])
      ? []
      : [{ what: 'tools', purpose, before: before.tools[purpose], after: after.tools[purpose] }],
  )
  const changes: PolicyChange[] = [
    { what: 'country', before: before.country, after: after.country },
    ...tools,
    { what: 'fallback', before: before.fallback, after: after.fallback },
    { what: 'ownDevices', before: before.ownDevices, after: after.ownDevices },
    { what: 'recording', before: before.recording, after: after.recording },
    { what: 'incidentContact', before: before.incidentContact, after: after.incidentContact },
    { what: 'incidentHours', before: before.incidentHours, after: after.incidentHours },
  ]
  return changes.filter((change) => change.what === 'tools' || change.before !== change.after)
}
