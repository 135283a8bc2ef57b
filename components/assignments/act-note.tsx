import { useFormatter, useTranslations } from 'next-intl'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { momentInZone, wholeDay } from '#domain/dates/date-formats.ts'
import type { FormAction } from '#domain/forms/form-state.ts'
import './act-note.css'

export type DoneAct = {
  readonly id: string
  readonly kind: 'withdrawn' | 'due-date' | 'reminded'
  readonly at: Date
  readonly by: string | null
  readonly people: number
  readonly from: Date | null
  readonly to: Date | null
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
  const day = (date: Date | null) => (date === null ? '–' : format.dateTime(date, wholeDay))
  const when = format.dateTime(at, momentInZone)
  return (
    <Notice kind="done" announce="when-shown">
      <div className="act-note">
        <p>
          {kind === 'due-date'
            ? t('note.due-date', { count: people, from: day(from), to: day(to) })
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
