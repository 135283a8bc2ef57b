import { useTranslations } from 'next-intl'
import './skip-link.css'

/** The first thing that the keyboard comes to: past what every page has, to the page's own part. */
export function SkipLink() {
  const t = useTranslations('interface')
  return (
    <a className="skip" href="#main">
      {t('topBar.skip')}
    </a>
  )
}
