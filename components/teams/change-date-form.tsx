import { useTranslations } from 'next-intl'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormDate } from '#components/forms/form-fields.tsx'
import type { FormAction } from '#domain/forms/form-state.ts'

/** Gives someone another day for a module that is open. */
export function ChangeDateForm({
  personId,
  moduleSlug,
  dueOn,
  earliest,
  action,
}: {
  personId: string
  moduleSlug: string
  dueOn: Date | null
  /** ISO 8601: today, where the organisation is. */
  earliest: string
  action: FormAction
}) {
  const t = useTranslations('teams.person')
  const before = dueOn?.toISOString().slice(0, 10)
  return (
    <ActionForm action={action} submit={t('saveDate')} kind="quiet">
      <input type="hidden" name="personId" value={personId} />
      <input type="hidden" name="moduleSlug" value={moduleSlug} />
      <FormDate
        name="dueOn"
        label={t('newDate')}
        min={earliest}
        defaultValue={before !== undefined && before >= earliest ? before : earliest}
      />
    </ActionForm>
  )
}
