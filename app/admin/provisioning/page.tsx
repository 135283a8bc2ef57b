import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { directoryOverview } from '#data/provisioning/directory-overview.ts'
import { listDirectoryGroups } from '#data/provisioning/list-directory-groups.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { requireViewer } from '#server/session.ts'
import { ConnectionSection } from './connection-section.tsx'
import { GroupsSection } from './groups-section.tsx'
import { HeldSection } from './held-section.tsx'
import { ProblemsSection } from './problems-section.tsx'

const Search = z.object({
  group: z.string().catch('').transform(searchText),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z.enum(['token-ended', 'suspend', 'keep', 'rule']).nullable().catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('provisioning'))('title') }
}

/** How the organisation's directory keeps its people here: what waits for a decision, how it gets in, what its groups mean. */
export default async function Provisioning({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const { group: search, page, done } = Search.parse({ done: null, ...(await searchParams) })
  const [overview, groupPage] = await Promise.all([
    directoryOverview(administrator),
    listDirectoryGroups(administrator, { search, page }),
  ])
  const t = await getTranslations('provisioning')
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
      {overview.held > 0 && <HeldSection overview={overview} />}
      <ConnectionSection overview={overview} />
      {overview.users > 0 && (
        <GroupsSection
          {...{ groupPage, search, page }}
          address="/admin/provisioning"
          groupAddress={(id) => `/admin/provisioning/${id}`}
          hasSearch
          words={{
            none: t('groups.none'),
            members: t('groups.members'),
            membersOf: (count) => `${count}`,
          }}
        />
      )}
      {overview.problemCount > 0 && <ProblemsSection overview={overview} />}
    </Page>
  )
}
