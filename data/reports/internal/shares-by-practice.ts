import type { GroupShare } from '#domain/comprehension/group-share.ts'

/** Shares that stand in the order of practices, by practice: without those that have none. */
export function sharesByPractice(
  practices: readonly string[],
  { shares }: { readonly shares: readonly (GroupShare | null)[] },
): Map<string, GroupShare> {
  return new Map(
    practices.flatMap((id, place): [string, GroupShare][] => {
      const share = shares[place] ?? null
      return share === null ? [] : [[id, share]]
    }),
  )
}
