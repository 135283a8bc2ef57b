import { dangerouslyFindSignIns } from '#data/people/find-sign-in.ts'
import { dangerouslyQueueResetMail } from '#data/people/queue-reset-mail.ts'
import { dangerouslyCountResetMail, dangerouslyTakeResetTry } from '#data/people/reset-limits.ts'
import { deviceKnownTo } from './known-device.ts'
import { canSendMail } from './mail/can-send-mail.ts'

export type AskedForReset = 'on-its-way' | 'no-mail-server' | 'too-many-links'

/**
 * Someone who is not signed in asks for a link to a new password: one mail for each organisation that the address is someone's in,
 * which names it. The same is done before the answer, and so in the same time, whether the address is known or not: it is looked
 * up once, and the mails are put into the outbox after the answer. A device that an account knows has tries of its own for that
 * account. Where too many were asked for, none is sent, and that is what is said.
 *
 * @param asking.deviceCookie what known-device.ts has left on this device.
 */
export async function askForReset(
  { email, network, deviceCookie }: { email: string; network: string; deviceCookie: string | undefined },
  { now, afterAnswering }: { now: Date; afterAnswering: (work: () => Promise<void>) => void },
): Promise<AskedForReset> {
  if (!canSendMail()) return 'no-mail-server'
  const candidates = (await dangerouslyFindSignIns(email)).map((candidate) => ({
    candidate,
    asking: { email, network, device: deviceKnownTo(deviceCookie, candidate) },
  }))
  const knownCandidates = candidates.filter(({ asking }) => asking.device !== null)
  const others = candidates.filter(({ asking }) => asking.device === null)
  const device = knownCandidates[0]?.asking.device ?? null
  const mayKnown = device !== null && (await dangerouslyTakeResetTry({ email, network, device }))
  const asksOthers = device === null || others.length > 0
  const mayOthers = asksOthers && (await dangerouslyTakeResetTry({ email, network, device: null }))
  if (!mayKnown && !mayOthers) return 'too-many-links'
  afterAnswering(async () => {
    for (const { candidate, asking } of [...(mayKnown ? knownCandidates : []), ...(mayOthers ? others : [])]) {
      if (candidate.status !== 'active') continue
      await dangerouslyCountResetMail(asking)
      await dangerouslyQueueResetMail(candidate, { now })
    }
  })
  return 'on-its-way'
}
