import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

export type SignInSettings = {
  /** For how long a session may be unused, in minutes. */
  readonly idleMinutes: number
  /** How long a session may last, used or not. */
  readonly longestMinutes: number
}

/** How long the organisation's people stay signed in. */
export async function findSignInSettings({ organisationId, ...viewer }: Administrator): Promise<SignInSettings> {
  const found = await inOrganisation({ organisationId, ...viewer }, (transaction) =>
    transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { sessionIdleMinutes: true, sessionLongestMinutes: true },
    }),
  )
  return { idleMinutes: found.sessionIdleMinutes, longestMinutes: found.sessionLongestMinutes }
}

/** Changes it for everyone at once: sessions that are past a limit have ended. */
export async function changeSignInSettings(
  viewer: Administrator,
  { idleMinutes, longestMinutes }: SignInSettings,
  { now }: { now: Date },
): Promise<void> {
  const { organisationId } = viewer
  await inOrganisation(viewer, async (transaction) => {
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
  })
}
