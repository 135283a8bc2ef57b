import { getFormatter, getTranslations } from 'next-intl/server'
import { dayInput } from '#app/day-input.ts'
import { ActPanel } from '#components/assignments/act-panel.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { DateField } from '#components/ui/date-field.tsx'
import type { AssignmentCounts } from '#data/assignments/count-assignment.ts'
import type { FoundAssignment } from '#data/assignments/find-assignment.ts'
import { previewDateChange } from '#data/assignments/preview-date-change.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { parseDay, writeDay } from '#domain/dates/day.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import {
  changeDateAsAdministrator,
  changeDateAsManager,
  remindUnfinishedAsAdministrator,
  remindUnfinishedAsManager,
  withdrawAsAdministrator,
  withdrawAsManager,
} from '#server/actions/assignment-actions.ts'
import { requireViewer } from '#server/session.ts'
import type { ReportReader } from './team-addresses.ts'

const actions = {
  manager: { withdraw: withdrawAsManager, date: changeDateAsManager, remind: remindUnfinishedAsManager },
  administrator: {
    withdraw: withdrawAsAdministrator,
    date: changeDateAsAdministrator,
    remind: remindUnfinishedAsAdministrator,
  },
}

type Asked = {
  reader: ReportReader
  assignment: FoundAssignment & AssignmentCounts
  /** The assignment's page. */
  href: string
  /** The new date that is being considered. */
  to: string | null
  now: Date
}

/** What an act on an assignment will do, to how many, with the button that does it. */
export async function AssignmentAsk({ ask, ...asked }: Asked & { ask: 'remind' | 'date' | 'withdraw' }) {
  switch (ask) {
    case 'date':
      return <AskDate {...asked} />
    case 'remind':
      return <AskRemind {...asked} />
    case 'withdraw':
      return <AskWithdraw {...asked} />
  }
}

async function AskRemind({ reader, assignment, href }: Asked) {
  const t = await getTranslations('assignments')
  const { id, remindable, remindedToday, notJoined } = assignment
  return (
    <ActPanel
      title={t('ask.remind.title', { count: remindable })}
      touches={[]}
      words={[
        ...(remindable > 0 ? [t('ask.remind.words')] : []),
        ...(remindedToday + notJoined > 0 ? [t('ask.remind.leftOut', { today: remindedToday, notJoined })] : []),
      ]}
      cancelHref={href}
    >
      {remindable > 0 && (
        <ActionForm action={actions[reader].remind} submit={t('act.remind', { count: remindable })} layout="button">
          <ActId />
          <input type="hidden" name="assignmentId" value={id} />
        </ActionForm>
      )}
    </ActPanel>
  )
}

async function AskWithdraw({ reader, assignment, href }: Asked) {
  const t = await getTranslations('assignments')
  const { id, open, begun, finished } = assignment
  return (
    <ActPanel
      title={t('ask.withdraw.title', { count: open })}
      touches={[
        { count: open, words: t('ask.withdraw.open', { count: open }) },
        { count: begun, words: t('ask.withdraw.begun', { count: begun }) },
        { count: finished, words: t('ask.withdraw.finished', { count: finished }) },
      ]}
      words={[t('ask.withdraw.undo')]}
      cancelHref={href}
    >
      <ActionForm
        action={actions[reader].withdraw}
        submit={t('ask.withdraw.do', { count: open })}
        kind="danger"
        layout="button"
      >
        <ActId />
        <input type="hidden" name="assignmentId" value={id} />
      </ActionForm>
    </ActPanel>
  )
}

async function AskDate({ reader, assignment, href, to, now }: Asked) {
  const t = await getTranslations('assignments')
  const format = await getFormatter()
  const viewer = await requireViewer(reader)
  const { id, dueOn, finished } = assignment
  const chosen = to === null ? null : parseDay(to)
  const today = dayIn(viewer.organisationTimeZone, now)
  const problem =
    to === null
      ? null
      : chosen === null || chosen < today
        ? t('ask.date.inThePast')
        : chosen.getTime() === dueOn.getTime()
          ? t('ask.date.same')
          : null
  const date = format.dateTime(dueOn, wholeDay)
  const later = new Date(Math.max(today.getTime(), dueOn.getTime()))
  if (chosen === null || problem !== null)
    return (
      <ActPanel title={t('ask.date.title')} touches={[]} words={[t('ask.date.now', { date })]} cancelHref={href}>
        <form action={`${href}#ask`}>
          <input type="hidden" name="ask" value="date" />
          <DateField
            name="to"
            label={t('ask.date.new')}
            error={problem}
            min={writeDay(today)}
            defaultValue={to ?? dayInput('UTC', later, { daysLater: 14 })}
          />
          <Button type="submit">{t('ask.date.preview')}</Button>
        </form>
      </ActPanel>
    )
  const { people, begun, overdue, keep } = await previewDateChange(viewer, { assignmentId: id, dueOn: chosen }, { now })
  return (
    <ActPanel
      title={t('ask.date.title')}
      touches={[
        { count: people, words: t('ask.date.people', { count: people }) },
        { count: overdue, words: t('ask.date.overdue', { count: overdue }) },
        { count: begun, words: t('ask.date.begun', { count: begun }) },
        { count: keep, words: t('ask.date.keep', { count: keep }) },
        { count: finished, words: t('ask.date.finished', { count: finished }) },
      ]}
      words={[t('ask.date.from', { from: date, to: format.dateTime(chosen, wholeDay) }), t('ask.date.words')]}
      cancelHref={href}
    >
      <ActionForm action={actions[reader].date} submit={t('ask.date.do', { count: people })} layout="button">
        <ActId />
        <input type="hidden" name="assignmentId" value={id} />
        <input type="hidden" name="from" value={writeDay(dueOn)} />
        <input type="hidden" name="dueOn" value={writeDay(chosen)} />
      </ActionForm>
    </ActPanel>
  )
}
