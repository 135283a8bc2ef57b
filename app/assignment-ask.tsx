import { getTranslations } from 'next-intl/server'
import { ActPanel } from '#components/assignments/act-panel.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import type { AssignmentCounts } from '#data/assignments/count-assignment.ts'
import type { FoundAssignment } from '#data/assignments/find-assignment.ts'
import {
  remindUnfinishedAsAdministrator,
  remindUnfinishedAsManager,
  withdrawAsAdministrator,
  withdrawAsManager,
} from '#server/actions/assignment-actions.ts'
import { AskDate } from './assignment-ask-date.tsx'
import { AskRepeat } from './assignment-ask-repeat.tsx'
import type { ReportReader } from './team-addresses.ts'

const actions = {
  manager: { withdraw: withdrawAsManager, remind: remindUnfinishedAsManager },
  administrator: { withdraw: withdrawAsAdministrator, remind: remindUnfinishedAsAdministrator },
}

export type AssignmentInput = {
  reader: ReportReader
  assignment: FoundAssignment & AssignmentCounts
  /** The assignment's page. */
  href: string
  /** What is being considered. */
  search: Readonly<Record<string, string | string[] | undefined>>
  now: Date
}

/** What an act on an assignment will do, to how many, with the button that does it. */
export async function AssignmentAsk({
  ask,
  ...asked
}: AssignmentInput & { ask: 'remind' | 'date' | 'repeat' | 'withdraw' }) {
  switch (ask) {
    case 'date':
      return <AskDate {...asked} />
    case 'repeat':
      return <AskRepeat {...asked} />
    case 'remind':
      return <AskRemind {...asked} />
    case 'withdraw':
      return <AskWithdraw {...asked} />
  }
}

async function AskRemind({ reader, assignment, href }: AssignmentInput) {
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

async function AskWithdraw({ reader, assignment, href }: AssignmentInput) {
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
