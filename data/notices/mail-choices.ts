import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Viewer } from '#data/viewer.ts'
import { choicesFor, type MailChoice } from '#domain/notices/notice-kinds.ts'
import { keepChoice } from './internal/keep-choice.ts'

/** What the viewer gets by mail. */
export async function findMailChoices(viewer: Viewer): Promise<MailChoice[]> {
  const [row] = await readInOrganisation(
    viewer,
    z.object({ notByMail: z.array(z.string()) }),
    sql`
      SELECT not_by_mail AS "notByMail" FROM notice_choice
      WHERE organisation_id = ${viewer.organisationId}::uuid AND person_id = ${viewer.personId}::uuid`,
  )
  return choicesFor(viewer.acts).filter((choice) => row === undefined || !row.notByMail.includes(choice))
}

/** What the viewer gets by mail from now on; all else stands in the application alone. */
export async function changeMailChoices(
  viewer: Viewer,
  { byMail }: { byMail: readonly MailChoice[] },
  { now }: { now: Date },
): Promise<void> {
  await inOrganisation(viewer, async (transaction) => {
    await keepChoice(transaction, viewer, {
      notByMail: choicesFor(viewer.acts).filter((choice) => !byMail.includes(choice)),
      now,
    })
    await audit(transaction, viewer, {
      action: 'person.mail-choices-changed',
      subject: { type: 'person', id: viewer.personId },
      detail: { byMail: [...byMail] },
      at: now,
    })
  })
}
