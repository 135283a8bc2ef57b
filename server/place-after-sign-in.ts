import { dangerouslyFindSettingUp } from '#data/people/find-setting-up.ts'
import type { SessionReference } from '#data/viewer.ts'
import { placeWithin } from './place-within.ts'
import { settingUpPage } from './session.ts'

/** Where a new session leads: where its person was going, or first to the second factor that they have to set up. */
export async function placeAfterSignIn(
  session: SessionReference,
  next: string | undefined,
  { now }: { now: Date },
): Promise<string> {
  const place = placeWithin(next)
  const settingUp = await dangerouslyFindSettingUp(session, { now })
  return settingUp === null ? place : `${settingUpPage}?${new URLSearchParams({ next: place })}`
}
