import { useTranslations } from 'next-intl'
import { Link } from './link.tsx'
import './pages.css'

/** The ways to the page before and the page after of a list whose pages are not counted; null: there is none. */
export function StepLinks({ previous, next }: { previous: string | null; next: string | null }) {
  const t = useTranslations('admin.people')
  if (previous === null && next === null) return null
  return (
    <nav className="pages" aria-label={t('pages')}>
      {previous !== null && <Link href={previous}>{t('previous')}</Link>}
      {next !== null && <Link href={next}>{t('next')}</Link>}
    </nav>
  )
}
