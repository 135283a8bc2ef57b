import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { ensureExportKey } from './export-ids.ts'

/** What an administrator can take out for an auditor, see docs/auditing.md. */
type ExportName = 'responses' | 'items' | 'parameters' | 'auditor-pack' | 'audit-trail'

/** Written and committed before a byte leaves: an export that was broken off is in the trail too. */
export async function leaveTrace(
  viewer: Administrator,
  name: ExportName,
  { now, detail = {} }: { now: Date; detail?: Readonly<Record<string, string>> },
): Promise<void> {
  await inOrganisation(viewer, async (transaction) => {
    await ensureExportKey(transaction, viewer)
    await audit(transaction, viewer, {
      action: 'data.exported',
      subject: { type: 'organisation', id: viewer.organisationId },
      detail: { ...detail, name },
      at: now,
    })
  })
}
