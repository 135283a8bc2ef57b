import { RemindForm } from '#components/notices/remind-form.tsx'
import { listReminders } from '#data/notices/list-reminders.ts'
import { remindAsAdministrator, remindAsManager } from '#server/actions/remind-actions.ts'
import { requireViewer } from '#server/session.ts'
import type { ReportReader } from './team-addresses.ts'

const actions = { manager: remindAsManager, administrator: remindAsAdministrator }

/** Reminds someone of the reader's people of what they have to do, and says when that was done last. */
export async function Remind({ reader, personId }: { reader: ReportReader; personId: string }) {
  const viewer = await requireViewer(reader)
  const reminder = (await listReminders(viewer, [personId], { now: new Date() })).get(personId)
  return reminder === undefined ? null : <RemindForm personId={personId} reminder={reminder} action={actions[reader]} />
}
