import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { listBreakGlass } from '#data/sign-on/break-glass.ts'
import { findSignOnSettings, type SignOnSettings } from '#data/sign-on/settings.ts'
import { signOnRefusals } from '#domain/sign-on/refusals.ts'
import { requireViewer } from '#server/session.ts'
import { BreakGlassSection } from './break-glass-section.tsx'
import { GroupsLink } from './groups-link.tsx'
import { ProviderSection } from './provider-section.tsx'
import { SamlSection } from './saml-section.tsx'
import { StrengthSection } from './strength-section.tsx'
import { SwitchSection } from './switch-section.tsx'

const Search = z.object({
  done: z.enum(['kept', 'off', 'optional', 'required', 'break-glass', 'strength']).nullable().catch(null),
  protocol: z.enum(['openid-connect', 'saml']).nullable().catch(null),
  tried: z
    .enum(['well', ...signOnRefusals])
    .nullable()
    .catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signOn'))('title') }
}

function protocolOf(settings: SignOnSettings | null) {
  return settings?.saml ? 'saml' : 'openid-connect'
}

/** With what the organisation's people sign in: its provider, tried before it is switched on, and who gets in without it. */
export default async function SingleSignOn({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const {
    done,
    tried,
    protocol: protocolChoice,
  } = Search.parse({
    ...{ done: null, tried: null, protocol: null },
    ...(await searchParams),
  })
  const settings = await findSignOnSettings(administrator)
  const administrators = settings === null ? [] : await listBreakGlass(administrator)
  const t = await getTranslations('signOn')
  const admin = await getTranslations('admin')
  return (
    <Page>
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
      </PageHead>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      {tried !== null && (
        <Notice kind={tried === 'well' ? 'done' : 'alarm'} announce="when-shown" title={t('try.result')}>
          <p>{tried === 'well' ? t('try.well') : t(`refused.${tried}`)}</p>
        </Notice>
      )}
      {settings !== null && <SwitchSection settings={settings} />}
      {(protocolChoice ?? protocolOf(settings)) === 'saml' ? (
        <SamlSection settings={settings} organisationId={administrator.organisationId} />
      ) : (
        <ProviderSection settings={settings} organisationId={administrator.organisationId} />
      )}
      {settings !== null && <StrengthSection settings={settings} />}
      {settings !== null && <GroupsLink settings={settings} />}
      {settings !== null && <BreakGlassSection administrators={administrators} />}
    </Page>
  )
}
