import { isDeepStrictEqual } from 'node:util'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import type { Provider } from '#data/viewer.ts'
import type { GroupDocument } from '#domain/provisioning/group-document.ts'
import type { GroupRow } from './group-row.ts'
import { byDirectory } from './internal/by-directory.ts'
import { lockGroup } from './internal/lock-group.ts'
import { putMembers } from './internal/put-members.ts'
import { readGroupRow } from './internal/read-group-row.ts'
import { groupTimeoutMs } from './shared/group-timeout.ts'

type ChangedGroup =
  | { readonly ok: true; readonly group: GroupRow }
  | { readonly ok: false; readonly problem: 'not-found' | 'changed-meanwhile' }

/** Replaces or patches a group: `change` makes the new one from the one that is. Nothing is written where both are the same. */
export async function changeGroup(
  provider: Provider,
  groupId: string,
  { change, isExpected }: { change: (group: GroupDocument) => GroupDocument; isExpected: (version: number) => boolean },
  { now }: { now: Date },
): Promise<ChangedGroup> {
  const { organisationId } = provider
  return inOrganisation(
    provider,
    async (transaction) => {
      await lockGroup(transaction, { organisationId, groupId })
      const read = readerWithin(transaction)
      const before = await readGroupRow(read, { organisationId, groupId, members: 'with' })
      if (before === null) return { ok: false, problem: 'not-found' }
      if (!isExpected(before.version)) return { ok: false, problem: 'changed-meanwhile' }
      const was: GroupDocument = {
        displayName: before.displayName,
        externalId: before.externalId,
        members: before.members,
      }
      const { displayName, externalId, members } = change(was)
      if (isDeepStrictEqual({ displayName, externalId, members }, was)) return { ok: true, group: before }
      await transaction.scimGroup.updateMany({
        where: { organisationId, id: groupId },
        data: { displayName, externalId: externalId ?? null, version: { increment: 1 }, changedAt: now },
      })
      await putMembers(transaction, provider, { groupId, members }, { now })
      await audit(transaction, provider, {
        action: 'directory.group-changed',
        subject: { type: 'directory-group', id: groupId },
        detail: { name: displayName, ...byDirectory(provider) },
      })
      const group = await readGroupRow(read, { organisationId, groupId, members: 'with' })
      return group === null ? { ok: false, problem: 'not-found' } : { ok: true, group }
    },
    { timeoutMs: groupTimeoutMs },
  )
}
