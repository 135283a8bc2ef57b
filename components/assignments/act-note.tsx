import { useFormatter, useTranslations } from 'next-intl'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { DueRule } from '#domain/assignments/due-rule.ts'
import { momentInZone } from '#domain/dates/date-formats.ts'
import type { FormAction } from '#domain/forms/form-state.ts'
import { dueWords } from './rule-words.ts'
import './act-note.css'

export type DoneAct = {
  readonly id: string
  readonly kind: 'withdrawn' | 'due-date' | 'reminded'
  readonly at: Date
  readonly by: string | null
  readonly people: number
  readonly from: DueRule | null
  readonly to: DueRule | null
  readonly waiting: number
}

/** What was done to an assignment last, by whom, to how many, and its Undo while there is one. */
export function ActNote({
  assignmentId,
  act,
  undo,
}: {
  assignmentId: string
  act: DoneAct
  /** By what was done. */
  undo: Readonly<Record<DoneAct['kind'], FormAction>>
}) {
  const t = useTranslations('assignments')
  const format = useFormatter()
  const { kind, people, from, to, waiting, by, at } = act
  const due = (rule: DueRule | null) => (rule === null ? '–' : dueWords(t, format, rule))
  const ofDates = from instanceof Date && to instanceof Date
  const when = format.dateTime(at, momentInZone)
  return (
    <Notice kind="done" announce="when-shown">
      <div className="act-note">
        <p>
          {kind === 'due-date'
            ? t(ofDates ? 'note.due-date' : 'note.due-rule', { count: people, from: due(from), to: due(to) })
            : t(`note.${kind}`, { count: people })}{' '}
          {kind === 'reminded' && waiting > 0 && t('note.waiting', { count: waiting })}{' '}
          <small>{by === null ? when : t('note.by', { name: by, at: when })}</small>
        </p>
        {(kind !== 'reminded' || waiting > 0) && (
          <ActionForm action={undo[kind]} submit={t('act.undo')} kind="quiet" layout="button">
            <input type="hidden" name="assignmentId" value={assignmentId} />
            <input type="hidden" name="done" value={act.id} />
          </ActionForm>
        )}
      </div>
    </Notice>
  )
}
