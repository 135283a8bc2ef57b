import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormDate, FormSelect } from '#components/forms/form-fields.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Section } from '#components/ui/section.tsx'
import { findRememberedDays } from '#data/people/remembered-days.ts'
import { findFactorSettings } from '#data/people/required-factor.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import { writeDay } from '#domain/dates/day.ts'
import { factorRoles } from '#domain/sessions/factor-rule.ts'
import { rememberedChoices } from '#domain/sessions/remembered-days.ts'
import { changeFactors, rememberDevicesFor } from '#server/actions/organisation-actions.ts'

/** From when a second factor is asked of whom, beside how many of them have one; and for how long a device is not asked again. */
export async function FactorSection({ viewer }: { viewer: Administrator }) {
  const { rule, people, version } = await findFactorSettings(viewer)
  const days = await findRememberedDays(viewer)
  const t = await getTranslations('admin.requiredFactor')
  const dayText = (day: Date | null) => (day === null ? '' : writeDay(day))
  return (
    <Section title={t('title')} id="second-factor">
      <p>{t('intro')}</p>
      <ActionForm action={changeFactors} submit={t('submit')}>
        <SeenVersion version={version} />
        {factorRoles.map((role) => (
          <FormDate
            key={role}
            name={`${role}From`}
            label={t(`from.${role}`)}
            hint={t('having', people[role])}
            defaultValue={dayText(rule[role])}
            optional
          />
        ))}
      </ActionForm>
      <p>{t('notAsked')}</p>
      <ActionForm action={rememberDevicesFor} submit={t('remembered.submit')}>
        <SeenVersion version={shownVersion({ days })} />
        <FormSelect
          name="days"
          label={t('remembered.label')}
          hint={t('remembered.hint')}
          defaultValue={`${days}`}
          choices={rememberedChoices.map((value) => ({
            value: `${value}`,
            label: t('remembered.days', { count: value }),
          }))}
        />
      </ActionForm>
    </Section>
  )
}
