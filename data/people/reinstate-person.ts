import type { Keeper } from '#data/api-client.ts'
import { changeStatus } from '#data/people/internal/change-status.ts'

/**
 * Lets a suspended person sign in again, as they did before; who never did stays invited. They are asked
 * whatever their teams and everyone were asked meanwhile.
 */
export async function reinstatePerson(
  viewer: Keeper<'people:write'>,
  personId: string,
  { now }: { now: Date },
): Promise<'active' | 'not-found'> {
  return changeStatus(viewer, personId, { from: ['suspended'], to: 'active', now })
}
