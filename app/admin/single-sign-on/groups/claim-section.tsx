import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormText } from '#components/forms/form-fields.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { GroupsComing } from '#data/sign-on/claimed-groups.ts'
import type { SignOnSettings } from '#data/sign-on/settings.ts'
import { momentInZone } from '#domain/dates/date-formats.ts'
import { chooseClaim } from '#server/actions/sign-on-group-actions.ts'

const problems = ['tooMany', 'missing', 'unreadable'] as const

/** In which claim the provider names groups, and whether it does. */
export async function ClaimSection({ settings, coming }: { settings: SignOnSettings; coming: GroupsComing }) {
  const { groupClaim, versions } = settings
  const t = await getTranslations('signOn.groups')
  const format = await getFormatter()
  const isRead = groupClaim !== ''
  return (
    <Section title={t('claim.title')} id="claim">
      {isRead && (
        <p>
          {coming.lastCame === null
            ? t('coming.never')
            : t('coming.came', { count: coming.came, at: format.dateTime(coming.lastCame, momentInZone) })}
        </p>
      )}
      {isRead &&
        problems
          .filter((problem) => coming[problem] > 0)
          .map((problem) => (
            <Notice key={problem} kind="alarm">
              <p>{t(`coming.${problem}`, { count: coming[problem] })}</p>
            </Notice>
          ))}
      <ActionForm action={chooseClaim} submit={t('claim.submit')} kind={isRead ? 'quiet' : 'primary'}>
        <SeenVersion version={versions.groupClaim} />
        <FormText
          name="claim"
          label={t('claim.label')}
          hint={t('claim.hint')}
          defaultValue={groupClaim}
          autoComplete="off"
          spellCheck={false}
          optional
        />
      </ActionForm>
    </Section>
  )
}
