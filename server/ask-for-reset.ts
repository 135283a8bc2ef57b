import { dangerouslyFindSignIn } from '#data/people/find-sign-in.ts'
import { dangerouslyQueueResetMail } from '#data/people/queue-reset-mail.ts'
import { dangerouslyCountResetMail, dangerouslyTakeResetTry } from '#data/people/reset-limits.ts'
import type { Trying } from '#data/people/sign-in-limits.ts'
import { canSendMail } from './mail/can-send-mail.ts'

export type AskedForReset = 'on-its-way' | 'no-mail-server' | 'too-many-links'

/**
 * Someone who is not signed in asks for a link to a new password. The same is done before the answer, and so in the same
 * time, whether the address is known or not: whose it is is looked up, and the mail put into the outbox, after the answer.
 * Where too many were asked for, none is sent, and that is what is said.
 */
export async function askForReset(
  asking: Trying,
  { now, afterAnswering }: { now: Date; afterAnswering: (work: () => Promise<void>) => void },
): Promise<AskedForReset> {
  if (!canSendMail()) return 'no-mail-server'
  if (!(await dangerouslyTakeResetTry(asking))) return 'too-many-links'
  afterAnswering(async () => {
    const candidate = await dangerouslyFindSignIn(asking.email)
    if (candidate?.status !== 'active') return
    await dangerouslyCountResetMail(asking)
    await dangerouslyQueueResetMail(candidate, { now })
  })
  return 'on-its-way'
}
