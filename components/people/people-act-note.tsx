import { useTranslations } from 'next-intl'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { FormAction } from '#domain/forms/form-state.ts'
import { type ActKind, isUndoable } from '#domain/people/people-acts.ts'
import './people-act-note.css'

type Progress = {
  readonly kind: ActKind
  readonly people: number
  readonly done: number
  readonly touched: number
  readonly undone: number
  readonly isUndone: boolean
}

/** What an act did to how many, how far it is where they are many, and its Undo. */
export function PeopleActNote({
  actId,
  progress: { kind, people, done, touched, undone, isUndone },
  undo,
  goOn,
}: {
  actId: string
  progress: Progress
  undo: FormAction
  goOn: FormAction
}) {
  const t = useTranslations('people')
  const hiddenField = <input type="hidden" name="actId" value={actId} />
  const isUnderWay = !isUndone && done < people
  const isBeingUndone = isUndone && undone < touched
  return (
    <Notice kind="done" announce="when-shown">
      <div className="people-act-note">
        <p>
          {isUndone ? t('note.undone', { count: undone }) : t(`note.${kind}`, { count: touched })}{' '}
          {isUnderWay && t('note.soFar', { done, people })}
          {isBeingUndone && t('note.undoneSoFar', { undone, touched })}
        </p>
        {isUnderWay && (
          <ActionForm action={goOn} submit={t('note.goOn')} kind="quiet" layout="button">
            {hiddenField}
          </ActionForm>
        )}
        {isUndoable(kind) && (!isUndone || isBeingUndone) && touched > 0 && (
          <ActionForm
            action={undo}
            submit={isBeingUndone ? t('note.undoOthers') : t('note.undo')}
            kind="quiet"
            layout="button"
          >
            {hiddenField}
          </ActionForm>
        )}
      </div>
    </Notice>
  )
}
