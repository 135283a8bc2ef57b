import { useFormatter, useTranslations } from 'next-intl'
import { ActionForm } from '#components/forms/action-form.tsx'
import type { FormAction } from '#domain/forms/form-state.ts'
import './remind-form.css'

export type LastReminder = {
  readonly at: Date | null
  readonly by: string | null
  /** Why a reminder would do nothing now. */
  readonly unless: 'reminded-today' | 'nothing-to-do' | 'not-joined' | null
}

/** When someone was reminded last and by whom, and the button that reminds them, if it would do anything. */
export function RemindForm({
  personId,
  reminder,
  action,
}: {
  personId: string
  reminder: LastReminder
  action: FormAction
}) {
  const t = useTranslations('notices')
  const format = useFormatter()
  const { at, by, unless } = reminder
  return (
    <div className="remind">
      {at !== null && (
        <p>
          {by === null
            ? t('reminded', { date: format.dateTime(at, { day: 'numeric', month: 'long' }) })
            : t('remindedBy', { date: format.dateTime(at, { day: 'numeric', month: 'long' }), name: by })}
        </p>
      )}
      {unless === null ? (
        <ActionForm action={action} submit={t('remind')} kind="quiet" layout="button">
          <input type="hidden" name="personId" value={personId} />
        </ActionForm>
      ) : (
        unless !== 'reminded-today' && <p>{t(`notReminded.${unless}`)}</p>
      )}
    </div>
  )
}
