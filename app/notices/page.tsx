import type { Metadata } from 'next'
import { after } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { NoticeList } from '#components/notices/notice-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { listNotices } from '#data/notices/list-notices.ts'
import { readNotices } from '#data/notices/read-notices.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { highestDuty, requireDuties } from '#server/session.ts'
import '#components/ui/pages.css'

const Search = z.object({ before: z.uuid().nullable().catch(null) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notices'))('title') }
}

/** What the viewer was told, newest first. Once the page is shown it counts as read; what was new is marked on it. */
export default async function Notices({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const viewer = highestDuty(await requireDuties())
  const { before } = Search.parse({ before: null, ...(await searchParams) })
  const now = new Date()
  const { notices, more } = await listNotices(viewer, { before }, { now })
  after(() => readNotices(viewer, { now }))
  const t = await getTranslations('notices')
  return (
    <Page width="form">
      <PageHead title={t('title')}>
        <p>{t('intro')}</p>
      </PageHead>
      {notices.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneWords')}</p>
        </EmptyState>
      ) : (
        <NoticeList notices={notices} today={dayIn(viewer.organisationTimeZone, now)} />
      )}
      {more !== null && (
        <nav className="pages" aria-label={t('title')}>
          <Link href={`/notices?before=${more}`}>{t('older')}</Link>
        </nav>
      )}
    </Page>
  )
}
