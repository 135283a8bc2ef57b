import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Viewer } from '#data/viewer.ts'
import { keepPasswordHash } from './internal/credential.ts'

/** Ends every session of the viewer's own, on every device; the cookie that asked for it is dead too. */
export async function endOwnSessions(viewer: Viewer): Promise<void> {
  await inOrganisation(viewer, async (transaction) => {
    await transaction.session.deleteMany({
      where: { organisationId: viewer.organisationId, personId: viewer.personId },
    })
    await audit(transaction, viewer, { action: 'person.signed-out', subject: { type: 'person', id: viewer.personId } })
  })
}

/** The language in which the viewer reads everything from now on, as a tag such as `en`. */
export async function changeOwnLanguage(viewer: Viewer, { language }: { language: string }): Promise<void> {
  const { organisationId, personId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    await transaction.person.updateMany({ where: { organisationId, id: personId }, data: { language } })
    await audit(transaction, viewer, { action: 'person.language-changed', subject: { type: 'person', id: personId } })
  })
}

/** Sets the viewer's own password (argon2id, PHC string) and ends every session of theirs. */
export async function changeOwnPassword(
  viewer: Viewer,
  { passwordHash, now }: { passwordHash: string; now: Date },
): Promise<void> {
  const { organisationId, personId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    await keepPasswordHash(transaction, { organisationId, personId, passwordHash, now })
    await transaction.session.deleteMany({ where: { organisationId, personId } })
    await audit(transaction, viewer, { action: 'password.changed', subject: { type: 'person', id: personId } })
  })
}
