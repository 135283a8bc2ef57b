import type { Keeper } from '#data/api-client.ts'
import { changeStatus } from '#data/people/internal/change-status.ts'

/** Suspends a person: they are signed out everywhere at once and cannot sign in, and nothing is asked of them. Nobody suspends themselves. */
export async function suspendPerson(
  viewer: Keeper<'people:write'>,
  personId: string,
  { now }: { now: Date },
): Promise<'suspended' | 'not-found' | 'yourself'> {
  if (personId === viewer.personId) return 'yourself'
  return changeStatus(viewer, personId, { from: ['active', 'invited'], to: 'suspended', now })
}
