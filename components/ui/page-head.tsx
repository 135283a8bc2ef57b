import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import './page-head.css'

/** The page's one h1, a line beside it, and what can be done from here. */
export function PageHead({
  title,
  detail,
  above,
  actions,
  children,
}: {
  title: ReactNode
  detail?: ReactNode
  /** Over the title: the way back. */
  above?: ReactNode
  actions?: ReactNode
  /** Under the title: a paragraph that says what the page is for. */
  children?: ReactNode
}) {
  const t = useTranslations('interface.frame')
  return (
    <header className="page-head">
      {above && (
        <nav className="page-head-above" aria-label={t('wayBack')}>
          {above}
        </nav>
      )}
      <div className="page-head-row">
        <div className="page-head-title">
          <h1>{title}</h1>
          {detail && <span className="page-head-detail">{detail}</span>}
        </div>
        {actions && <div className="page-head-actions">{actions}</div>}
      </div>
      {children && <div className="page-head-words">{children}</div>}
    </header>
  )
}
