import { useTranslations } from 'next-intl'
import { Link } from './link.tsx'
import './pages.css'

/** The ways to the page before and the page after, where there is more than one. Pages count from 1. */
export function PageLinks({ page, pages, hrefOf }: { page: number; pages: number; hrefOf: (page: number) => string }) {
  const t = useTranslations('admin.people')
  if (pages <= 1) return null
  return (
    <nav className="pages" aria-label={t('pages')}>
      {page > 1 && <Link href={hrefOf(page - 1)}>{t('previous')}</Link>}
      <span>{t('pageOf', { page, pages })}</span>
      {page < pages && <Link href={hrefOf(page + 1)}>{t('next')}</Link>}
    </nav>
  )
}
