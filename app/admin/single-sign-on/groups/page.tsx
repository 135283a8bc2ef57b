import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { groupsComing, listClaimedGroups } from '#data/sign-on/claimed-groups.ts'
import { findSignOnSettings } from '#data/sign-on/settings.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { requireViewer } from '#server/session.ts'
import { ClaimSection } from './claim-section.tsx'
import { ClaimedGroupsSection } from './claimed-groups-section.tsx'

const Search = z.object({
  group: z.string().catch('').transform(searchText),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z.enum(['claim', 'rule']).nullable().catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signOn'))('groups.title') }
}

/** Which groups the sign-in provider names, and what each means here. */
export default async function SignOnGroups({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const { group: search, page, done } = Search.parse({ done: null, ...(await searchParams) })
  const [settings, groupPage, coming] = await Promise.all([
    findSignOnSettings(administrator),
    listClaimedGroups(administrator, { search, page }),
    groupsComing(administrator),
  ])
  const t = await getTranslations('signOn')
  return (
    <Page>
      <PageHead title={t('groups.title')} above={<Link href="/admin/single-sign-on">{t('title')}</Link>}>
        <p>{t('groups.intro')}</p>
      </PageHead>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`groups.done.${done}`)}</p>
        </Notice>
      )}
      {settings === null ? (
        <EmptyState
          title={t('groups.noProvider')}
          action={<Link href="/admin/single-sign-on#provider">{t('provider.title')}</Link>}
        />
      ) : (
        <ClaimSection settings={settings} coming={coming} />
      )}
      {settings !== null && settings.groupClaim !== '' && (
        <ClaimedGroupsSection listed={groupPage} search={search} page={page} />
      )}
    </Page>
  )
}
