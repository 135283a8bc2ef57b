import { randomUUID } from 'node:crypto'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import type { Provider } from '#data/viewer.ts'
import type { GroupDocument } from '#domain/provisioning/group-document.ts'
import type { GroupRow } from './group-row.ts'
import { byDirectory } from './internal/by-directory.ts'
import { putMembers } from './internal/put-members.ts'
import { readGroupRow } from './internal/read-group-row.ts'
import { groupTimeoutMs } from './shared/group-timeout.ts'

/** Takes a group from the directory. It means nothing until an administrator has said what. */
export async function createGroup(
  provider: Provider,
  { displayName, externalId, members }: GroupDocument,
  { now }: { now: Date },
): Promise<GroupRow> {
  const { organisationId } = provider
  const id = randomUUID()
  return inOrganisation(
    provider,
    async (transaction) => {
      await transaction.scimGroup.createMany({
        data: { organisationId, id, displayName, externalId: externalId ?? null, createdAt: now, changedAt: now },
      })
      await putMembers(transaction, provider, { groupId: id, members }, { now })
      await audit(transaction, provider, {
        action: 'directory.group-created',
        subject: { type: 'directory-group', id },
        detail: { name: displayName, ...byDirectory(provider) },
      })
      const group = await readGroupRow(readerWithin(transaction), { organisationId, groupId: id, members: 'with' })
      if (group === null) throw new Error('the group that was just made is not there')
      return group
    },
    { timeoutMs: groupTimeoutMs },
  )
}
