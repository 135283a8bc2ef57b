import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import type { Provider } from '#data/viewer.ts'
import { byDirectory } from './internal/by-directory.ts'
import { lockGroup } from './internal/lock-group.ts'
import { putMembers } from './internal/put-members.ts'
import { readGroupRow } from './internal/read-group-row.ts'
import { groupTimeoutMs } from './shared/group-timeout.ts'

/** Deletes a group for the directory: its members leave the team or lose the role, and the team stays. */
export async function deleteGroup(
  provider: Provider,
  groupId: string,
  { isExpected }: { isExpected: (version: number) => boolean },
  { now }: { now: Date },
): Promise<'deleted' | 'not-found' | 'changed-meanwhile'> {
  const { organisationId } = provider
  return inOrganisation(
    provider,
    async (transaction) => {
      await lockGroup(transaction, { organisationId, groupId })
      const before = await readGroupRow(readerWithin(transaction), { organisationId, groupId, members: 'without' })
      if (before === null) return 'not-found'
      if (!isExpected(before.version)) return 'changed-meanwhile'
      await putMembers(transaction, provider, { groupId, members: [] }, { now })
      await transaction.scimGroup.deleteMany({ where: { organisationId, id: groupId } })
      await audit(transaction, provider, {
        action: 'directory.group-deleted',
        subject: { type: 'directory-group', id: groupId },
        detail: { name: before.displayName, ...byDirectory(provider) },
      })
      return 'deleted'
    },
    { timeoutMs: groupTimeoutMs },
  )
}
