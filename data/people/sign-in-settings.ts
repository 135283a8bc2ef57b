import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { holdOrganisation } from '#data/database/hold-organisation.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import type { Administrator } from '#data/viewer.ts'

export type SignInSettings = {
  /** For how long a session may be unused, in minutes. */
  readonly idleMinutes: number
  /** How long a session may last, used or not. */
  readonly longestMinutes: number
}

/** How long the organisation's people stay signed in. */
export async function findSignInSettings({ organisationId, ...viewer }: Administrator): Promise<SignInSettings> {
  const organisation = await inOrganisation({ organisationId, ...viewer }, (transaction) =>
    transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { sessionIdleMinutes: true, sessionLongestMinutes: true },
    }),
  )
  return { idleMinutes: organisation.sessionIdleMinutes, longestMinutes: organisation.sessionLongestMinutes }
}

/** Changes it for everyone at once: sessions that are past a limit have ended. `seen`: see isOvertaken(). */
export async function changeSignInSettings(
  viewer: Administrator,
  { seen, ...wanted }: SignInSettings & { seen?: string },
  { now }: { now: Date },
): Promise<'changed' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  const { idleMinutes, longestMinutes } = wanted
  return inOrganisation(viewer, async (transaction) => {
    await holdOrganisation(transaction, organisationId)
    const before = await transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { sessionIdleMinutes: true, sessionLongestMinutes: true },
    })
    const inForce = { idleMinutes: before.sessionIdleMinutes, longestMinutes: before.sessionLongestMinutes }
    if (isOvertaken({ inForce, wanted, seen })) return 'changed-meanwhile'
    await transaction.organisation.updateMany({
      where: { id: organisationId },
      data: { sessionIdleMinutes: idleMinutes, sessionLongestMinutes: longestMinutes },
    })
    await audit(transaction, viewer, {
      action: 'organisation.sign-in-changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { idleMinutes, longestMinutes },
      at: now,
    })
    return 'changed'
  })
}
