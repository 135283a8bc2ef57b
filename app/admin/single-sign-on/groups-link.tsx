import { getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import type { SignOnSettings } from '#data/sign-on/settings.ts'

/** Whether the provider's groups mean anything here, and where that is decided. */
export async function GroupsLink({ settings: { groupClaim } }: { settings: SignOnSettings }) {
  const t = await getTranslations('signOn.groups')
  return (
    <Section title={t('title')} id="groups">
      <p>{groupClaim === '' ? t('link.off') : t('link.on', { claim: groupClaim })}</p>
      <p>
        <Link href="/admin/single-sign-on/groups">{t('link.open')}</Link>
      </p>
    </Section>
  )
}
