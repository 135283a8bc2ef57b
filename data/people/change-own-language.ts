import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Viewer } from '#data/viewer.ts'

/** The language in which the viewer reads everything from now on, as a tag such as `en`. */
export async function changeOwnLanguage(viewer: Viewer, { language }: { language: string }): Promise<void> {
  const { organisationId, personId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    await transaction.person.updateMany({ where: { organisationId, id: personId }, data: { language } })
    await audit(transaction, viewer, { action: 'person.language-changed', subject: { type: 'person', id: personId } })
  })
}
