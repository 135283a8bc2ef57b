import type { SettingUp } from '#data/people/find-setting-up.ts'
import { dangerouslyFindSignInOf } from '#data/people/find-sign-in.ts'
import { takePasswordTry } from '#data/people/take-password-try.ts'
import type { Viewer } from '#data/viewer.ts'
import { passwordMatches } from '#platform/password.ts'

/** What is wrong with what someone who is signed in gives as their password; null: it is theirs. Takes one of their tries. */
export async function faultOfOwnPassword(
  viewer: Viewer | SettingUp,
  input: string,
): Promise<'too-many-tries' | 'wrong-password' | null> {
  if (!(await takePasswordTry(viewer))) return 'too-many-tries'
  const signIn = await dangerouslyFindSignInOf(viewer)
  return (await passwordMatches(signIn?.passwordHash ?? null, input)) ? null : 'wrong-password'
}
