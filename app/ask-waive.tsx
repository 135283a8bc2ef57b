import { getFormatter, getTranslations } from 'next-intl/server'
import { ActPanel } from '#components/assignments/act-panel.tsx'
import { WaiveFields } from '#components/assignments/waive-fields.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { findUnfinishedPeople } from '#data/assignments/find-unfinished-people.ts'
import { fullName } from '#domain/text/person-name.ts'
import { waiveAsAdministrator, waiveAsManager } from '#server/actions/waiver-actions.ts'
import { requireViewer } from '#server/session.ts'
import type { ReportReader } from './team-addresses.ts'
import { waiverDays } from './waiver-days.ts'

const actions = { manager: waiveAsManager, administrator: waiveAsAdministrator }

/** What waiving an assignment for those who are ticked will do, with why and until when. */
export async function AskWaive({
  reader,
  assignmentId,
  personIds,
  href,
  now,
}: {
  reader: ReportReader
  assignmentId: string
  personIds: readonly string[]
  /** The assignment's page. */
  href: string
  now: Date
}) {
  const viewer = await requireViewer(reader)
  const t = await getTranslations('assignments.waiver')
  const format = await getFormatter()
  const others = personIds.filter((id) => id !== viewer.personId)
  const people = await findUnfinishedPeople(viewer, { assignmentId, personIds: others })
  if (people.length === 0)
    return (
      <ActPanel
        title={t('ask', { count: 0 })}
        touches={[]}
        words={[t(personIds.length > others.length ? 'notYourself' : 'tick')]}
        cancelHref={`${href}#people`}
      >
        {null}
      </ActPanel>
    )
  return (
    <ActPanel
      title={t('ask', { count: people.length })}
      touches={[]}
      words={[format.list(people.map(fullName), { type: 'conjunction' }), t('words')]}
      cancelHref={href}
    >
      <ActionForm action={actions[reader]} submit={t('doFor', { count: people.length })}>
        <ActId />
        <input type="hidden" name="assignmentId" value={assignmentId} />
        {people.map(({ id }) => (
          <input key={id} type="hidden" name="personId" value={id} />
        ))}
        <WaiveFields {...waiverDays(viewer.organisationTimeZone, now)} />
      </ActionForm>
    </ActPanel>
  )
}
