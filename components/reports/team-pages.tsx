import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import './team-pages.css'

/** A search through many teams, a page of them, and the way to the others. Works without JavaScript. */
export function TeamPages({
  search,
  total,
  page,
  pages,
  children,
}: {
  search: string
  total: number
  page: number
  pages: number
  children: ReactNode
}) {
  const t = useTranslations('organisation.pages')
  const hrefOf = (to: number) =>
    `?${new URLSearchParams({ ...(search === '' ? {} : { search }), page: `${to}` })}#teams`
  return (
    <>
      {(pages > 1 || search !== '') && (
        <form className="team-search" action="#teams">
          <TextField name="search" label={t('search')} defaultValue={search} optional />
          <Button type="submit" kind="quiet">
            {t('find')}
          </Button>
        </form>
      )}
      {total === 0 ? <p>{t('none', { search })}</p> : children}
      {pages > 1 && (
        <nav className="team-pages" aria-label={t('label')}>
          {page > 1 && <Link href={hrefOf(page - 1)}>{t('before')}</Link>}
          <span>{t('where', { page, pages, total })}</span>
          {page < pages && <Link href={hrefOf(page + 1)}>{t('after')}</Link>}
        </nav>
      )}
    </>
  )
}
