import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { Section } from '#components/ui/section.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { searchText } from '#domain/text/typed-text.ts'
import { search } from '#server/search.ts'
import { openSearch } from '#server/search-words.ts'
import { highestDuty, requireDuties } from '#server/session.ts'
import '#components/ui/item-list.css'

const Query = z.object({ q: z.string().catch('').transform(searchText) })
const kinds = ['page', 'module', 'team', 'person'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interface'))('search.title') }
}

/** People, teams, modules and pages by their names: what the reader may open, and nothing else. */
export default async function Search({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const duties = await requireDuties()
  const { q } = Query.parse(await openSearch(highestDuty(duties), await searchParams, ['q']))
  const results = await search(duties, q, { now: new Date() })
  const t = await getTranslations('interface.search')
  return (
    <Page width="reading">
      <PageHead title={t('title')} />
      <SearchForm page="/search">
        <TextField name="q" id="search-words" type="search" label={t('label')} defaultValue={q} />
        <Button type="submit">{t('title')}</Button>
      </SearchForm>
      <p role="status" className="sr-only">
        {t('count', { count: results.length, words: q })}
      </p>
      {results.length === 0 && (
        <EmptyState title={t('count', { count: 0, words: q })}>
          <p>{t('noneWords')}</p>
        </EmptyState>
      )}
      {kinds.map((kind) => {
        const ofKind = results.filter((each) => each.kind === kind)
        if (ofKind.length === 0) return null
        return (
          <Section key={kind} title={t(`kinds.${kind}`)} id={kind}>
            <ul className="item-list">
              {ofKind.map(({ href, title, detail }) => (
                <li key={href} className="item-line">
                  <div className="item-words">
                    <Link href={href}>
                      <bdi>{title}</bdi>
                    </Link>
                    {detail !== '' && (
                      <p className="item-facts">
                        <bdi>{detail}</bdi>
                      </p>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </Section>
        )
      })}
    </Page>
  )
}
