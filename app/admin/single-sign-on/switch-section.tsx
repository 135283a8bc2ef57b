import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice } from '#components/forms/form-fields.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Section } from '#components/ui/section.tsx'
import type { SignOnSettings } from '#data/sign-on/settings.ts'
import { momentInZone } from '#domain/dates/date-formats.ts'
import { switchSingleSignOn } from '#server/actions/sign-on-actions.ts'

const requirements = ['off', 'optional', 'required'] as const

/** Tries the provider, and says for whom it counts once it works. */
export async function SwitchSection({ settings }: { settings: SignOnSettings }) {
  const { requirement, triedAt, linked, versions } = settings
  const t = await getTranslations('signOn')
  const format = await getFormatter()
  return (
    <Section title={t('switch.title')} id="switch" aside={t('switch.linked', { count: linked })}>
      <p>{triedAt === null ? t('try.never') : t('try.last', { at: format.dateTime(triedAt, momentInZone) })}</p>
      <p className="my-4">
        <ButtonLink href="/api/sign-on/start" opens="whole-page" kind={triedAt === null ? 'primary' : 'quiet'}>
          {t('try.now')}
        </ButtonLink>
      </p>
      {triedAt !== null && (
        <ActionForm action={switchSingleSignOn} submit={t('switch.submit')}>
          <SeenVersion version={versions.requirement} />
          <FormChoice
            pick="one"
            name="requirement"
            label={t('switch.label')}
            choices={requirements.map((value) => ({
              value,
              label: t(`requirement.${value}`),
              hint: t(`switch.hint.${value}`),
            }))}
            chosen={[requirement]}
          />
        </ActionForm>
      )}
    </Section>
  )
}
