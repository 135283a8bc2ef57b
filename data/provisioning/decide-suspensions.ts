import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { setStatus } from '#data/people/shared/set-status.ts'
import type { Administrator } from '#data/viewer.ts'
import { leavingHours } from '#domain/provisioning/leaving-limit.ts'

/**
 * What becomes of the people whom the directory wants suspended, many at once. `suspend`: they are. `keep`: they stay, and
 * those come back whom it had suspended in the day before. The directory goes on calling them inactive; when it calls them
 * active again nothing changes. Returns how many were suspended, or came back.
 *
 * @param count how many were shown; where that has changed nothing is decided.
 */
export async function decideSuspensions(
  viewer: Administrator,
  { decision, count }: { decision: 'suspend' | 'keep'; count: number },
  { now }: { now: Date },
): Promise<{ ok: true; people: number } | { ok: false; problem: 'changed-meanwhile' }> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`curtain: roles ${organisationId}`}, 0))`
      const heldUsers = await transaction.scimUser.findMany({
        where: { organisationId, heldSince: { not: null } },
        select: { personId: true, heldSince: true },
        orderBy: { heldSince: 'asc' },
      })
      if (heldUsers.length !== count) return { ok: false, problem: 'changed-meanwhile' }
      const waitingUsers = { organisationId, heldSince: { not: null } }
      let people = 0
      if (decision === 'suspend') {
        for (const personId of idsOf(heldUsers)) {
          // Whoever decides stays, so that an organisation always has an administrator.
          if (personId === viewer.personId) continue
          const from = ['active', 'invited'] as const
          if (await setStatus(transaction, viewer, { personId, from, to: 'suspended', now })) people++
        }
        await transaction.scimUser.updateMany({ where: waitingUsers, data: { heldSince: null } })
      } else {
        const first = heldUsers[0]?.heldSince ?? now
        const since = new Date(first.getTime() - leavingHours * 60 * 60 * 1000)
        const wave = { organisationId, suspendedAt: { gt: since } }
        const suspendedUsers = await transaction.scimUser.findMany({ where: wave, select: { personId: true } })
        for (const personId of idsOf(suspendedUsers)) {
          const from = ['suspended'] as const
          if (await setStatus(transaction, viewer, { personId, from, to: 'active', now })) people++
        }
        await transaction.scimUser.updateMany({ where: wave, data: { suspendedAt: null } })
        await transaction.scimUser.updateMany({ where: waitingUsers, data: { heldSince: null } })
      }
      await audit(transaction, viewer, {
        action: 'directory.suspensions-decided',
        subject: { type: 'organisation', id: organisationId },
        detail: { decision, held: heldUsers.length, people },
      })
      return { ok: true, people }
    },
    { timeoutMs: 300_000 },
  )
}

function idsOf(users: readonly { readonly personId: string | null }[]): string[] {
  return users.flatMap(({ personId }) => (personId === null ? [] : [personId]))
}
