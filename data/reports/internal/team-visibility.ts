import { suppressSmallGroups, type VisibilityToday } from '#domain/comprehension/groups/suppression.ts'

/**
 * Whether a team may show figures for itself beside the teams below it, from who is in it now; and, beside every other group
 * of the organisation, as last night found. A team that no night has looked at beside the others is not shown until one has.
 */
export function teamVisibility({
  teamId,
  reached,
  members,
  lastVisibility,
}: {
  teamId: string
  /** The team itself and all below it, with what each belongs to. */
  reached: readonly { readonly id: string; readonly parentId: string | null }[]
  members: readonly { readonly teamIds: readonly string[] }[]
  /** As the newest night found it; 'not-yet': it was not in it; null: there was no night, so no other figure is shown. */
  lastVisibility: string | null
}): VisibilityToday {
  const parentOf = new Map(reached.map(({ id, parentId }) => [id, parentId]))
  const membersOf = new Map<string, Set<number>>(reached.map(({ id }) => [id, new Set()]))
  for (const [number, { teamIds }] of members.entries()) {
    for (const own of teamIds) {
      for (let id: string | null | undefined = own; id != null && membersOf.has(id); id = parentOf.get(id))
        membersOf.get(id)?.add(number)
    }
  }
  const visibility = suppressSmallGroups(
    [...membersOf].map(([id, people]) => ({ id, hierarchy: 'team', members: [...people] })),
  ).get(teamId)
  if (visibility !== 'shown') return visibility ?? 'too-few'
  if (lastVisibility === null || lastVisibility === 'shown') return 'shown'
  return lastVisibility === 'not-yet' ? 'not-yet' : 'protects-others'
}
