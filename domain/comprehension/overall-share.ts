import { type GroupMember, type GroupShare, groupShare, SMALLEST_GROUP } from './group-share.ts'

/**
 * Of all that a group needs to understand, the share that it does: over people and practices together, one line of
 * members a person. Groups under five people are 'too-few', however many practices there are.
 */
export function overallShare(people: readonly (readonly GroupMember[])[]): GroupShare | 'too-few' {
  if (people.length < SMALLEST_GROUP) return 'too-few'
  const share = groupShare(people.flat())
  return share === 'too-few' ? share : { ...share, n: people.length }
}
