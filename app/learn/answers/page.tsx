import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { OwnAnswer } from '#components/clinician/own-answer.tsx'
import { PagesNav } from '#components/clinician/pages-nav.tsx'
import { Downloads } from '#components/reports/downloads.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { ownAnswers } from '#data/reports/own-answers.ts'
import { requireViewer } from '#server/session.ts'

const PageNumber = z.coerce.number().int().min(1).max(10_000).catch(1)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clinician.answers'))('title') }
}

/** All answers of the viewer's own, newest first. */
export default async function Answers({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const viewer = await requireViewer('clinician')
  const { answers, total, page, pages } = await ownAnswers(viewer, {
    page: PageNumber.parse((await searchParams).page),
  })
  const t = await getTranslations('clinician.answers')
  return (
    <Page>
      <PageHead
        title={t('title')}
        above={<Link href="/learn/understanding">{t('back')}</Link>}
        actions={
          <Downloads
            href="/api/reports/answers"
            tables={[{ key: 'answers', title: t('table.title') }]}
            definitions="person"
          />
        }
      >
        <p>{t('words', { total })}</p>
      </PageHead>
      {answers.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneWords')}</p>
        </EmptyState>
      ) : (
        <ol className="grid">
          {answers.map((answer) => (
            <OwnAnswer key={answer.id} answer={answer} contestHref={`/learn/answers/contest?answer=${answer.id}`} />
          ))}
        </ol>
      )}
      <PagesNav
        page={page}
        pages={pages}
        hrefOf={(number) => `/learn/answers?page=${number}`}
        words={{
          label: t('pages'),
          before: t('newer'),
          after: t('older'),
          pageOf: t('pageOf', { page, pages }),
        }}
      />
    </Page>
  )
}
