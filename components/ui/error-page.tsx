import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Page } from './page.tsx'
import './error-page.css'

/** Not found, or something broke: what happened, that nothing is half done, and the id to name when asking for help. */
export function ErrorPage({
  kind,
  requestId,
  action,
}: {
  kind: 'not-found' | 'broken' | 'offline'
  requestId: string | null
  /** A button to try again, or a link home. */
  action?: ReactNode
}) {
  const t = useTranslations('interface')
  return (
    <Page width="form">
      <div className="error-page">
        <h1>{t(`errorPage.${kind}.title`)}</h1>
        <p>{t(`errorPage.${kind}.words`)}</p>
        {requestId && (
          <p className="error-id">
            {t('errorPage.id')} <code>{requestId}</code>
          </p>
        )}
        {action && <div className="error-action">{action}</div>}
      </div>
    </Page>
  )
}
