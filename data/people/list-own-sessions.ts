import { inOrganisation } from '#data/database/database.ts'
import type { Viewer } from '#data/viewer.ts'

export type OwnSession = {
  readonly id: string
  readonly device: string
  readonly network: string
  readonly createdAt: Date
  readonly lastUsedAt: Date
}

/** Where the viewer is signed in now, used last first. What the organisation's limits have ended is not among them. */
export async function listOwnSessions(viewer: Viewer, { now }: { now: Date }): Promise<readonly OwnSession[]> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const limits = await transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { sessionIdleMinutes: true, sessionLongestMinutes: true },
    })
    const since = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
    const sessions = await transaction.session.findMany({
      where: {
        organisationId,
        personId,
        expiresAt: { gt: now },
        createdAt: { gt: since(limits.sessionLongestMinutes) },
      },
      orderBy: { id: 'desc' },
      select: { id: true, device: true, network: true, createdAt: true, lastUsedAt: true },
    })
    return sessions
      .map((session) => ({ ...session, lastUsedAt: session.lastUsedAt ?? session.createdAt }))
      .filter(({ lastUsedAt }) => lastUsedAt > since(limits.sessionIdleMinutes))
      .sort((a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime())
  })
}
