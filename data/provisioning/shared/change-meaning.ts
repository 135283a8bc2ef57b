import { type AuditAction, type AuditSubject, audit } from '#data/database/audit.ts'
import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import type { GroupMeaning } from '#data/provisioning/group-meaning.ts'
import type { Administrator } from '#data/viewer.ts'
import { giveMeaning, takeMeaning } from './give-meaning.ts'
import { groupTimeoutMs } from './group-timeout.ts'
import { type MeaningColumns, meaningOf } from './meaning-of.ts'

/** A group, of the directory or of the sign-in provider, that nobody else changes until the transaction ends. */
export type HeldGroup = MeaningColumns & { readonly name: string; readonly personIds: readonly string[] }

export type MeaningRequest = { readonly groupId: string; readonly meaning: GroupMeaning; readonly seen?: string }

export type MeaningOutcome =
  | { readonly ok: true; readonly gained: number; readonly lost: number }
  | { readonly ok: false; readonly problem: 'not-found' | 'changed-meanwhile' }

/**
 * Says what being in a group means: its people get it at once, and lose what it meant before. What they have by hand, or by another
 * group, stays. `seen`: see isOvertaken().
 *
 * @param kind.hold null: there is no such group.
 */
export async function changeMeaning(
  viewer: Administrator,
  { groupId, meaning, seen }: MeaningRequest,
  kind: {
    readonly hold: (transaction: Transaction) => Promise<HeldGroup | null>
    readonly keep: (transaction: Transaction, columns: MeaningColumns) => Promise<unknown>
    readonly action: AuditAction
    readonly subject: AuditSubject['type']
  },
  { now }: { now: Date },
): Promise<MeaningOutcome> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      const group = await kind.hold(transaction)
      const teamId = 'teamId' in meaning ? meaning.teamId : null
      const isTeam = teamId === null || (await transaction.team.count({ where: { organisationId, id: teamId } })) === 1
      if (group === null || !isTeam) return { ok: false, problem: 'not-found' }
      const before = meaningOf(group)
      if (isOvertaken({ inForce: before, wanted: meaning, seen })) return { ok: false, problem: 'changed-meanwhile' }
      const { name, personIds } = group
      const role = meaning.kind === 'role' ? meaning.role : null
      await kind.keep(transaction, { meaning: meaning.kind, teamId, role })
      const losses = await takeMeaning(transaction, viewer, { meaning: before, personIds, now })
      const gains = await giveMeaning(transaction, viewer, { meaning, personIds, now })
      await audit(transaction, viewer, {
        action: kind.action,
        subject: { type: kind.subject, id: groupId },
        detail: { name, before, after: meaning, gained: gains, lost: losses },
      })
      return { ok: true, gained: gains, lost: losses }
    },
    { timeoutMs: groupTimeoutMs },
  )
}
