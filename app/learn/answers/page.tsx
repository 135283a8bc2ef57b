import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { AnswersFilters } from '#components/clinician/answers-filters.tsx'
import { OwnAnswer } from '#components/clinician/own-answer.tsx'
import { PagesNav } from '#components/clinician/pages-nav.tsx'
import { Downloads } from '#components/reports/downloads.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { ownAnswers } from '#data/reports/own-answers.ts'
import { AnswersAddress, addressOfAnswers } from '#domain/reports/answers-filter.ts'
import { requireViewer } from '#server/session.ts'

const PageNumber = z.coerce.number().int().min(1).max(10_000).catch(1)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clinician.answers'))('title') }
}

/** The viewer's own answers, newest first: all of them, or those that they look for. */
export default async function Answers({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const viewer = await requireViewer('clinician')
  const searchQuery = await searchParams
  const filter = AnswersAddress.parse(searchQuery)
  const address = addressOfAnswers(filter)
  const isFiltered = Object.keys(address).length > 0
  const { answers, total, found, page, pages, practices, places } = await ownAnswers(viewer, {
    page: PageNumber.parse(searchQuery.page),
    filter,
  })
  const t = await getTranslations('clinician.answers')
  return (
    <Page>
      <PageHead
        title={t('title')}
        above={<Link href="/learn/understanding">{t('back')}</Link>}
        actions={
          <Downloads
            href={`/api/reports/answers?${new URLSearchParams(address)}`}
            tables={[{ key: 'answers', title: t('table.title') }]}
            definitions="person"
          />
        }
      >
        <p>{t('words', { total })}</p>
      </PageHead>
      {total > 0 && (
        <AnswersFilters filter={filter} practices={practices} places={places} found={isFiltered ? found : null} />
      )}
      {answers.length === 0 ? (
        <EmptyState title={t(total === 0 ? 'none' : 'filter.none')}>
          <p>{t(total === 0 ? 'noneWords' : 'filter.noneWords')}</p>
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
        hrefOf={(number) => `/learn/answers?${new URLSearchParams({ ...address, page: `${number}` })}`}
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
