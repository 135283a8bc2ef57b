'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { ErrorPage } from '#components/ui/error-page.tsx'
import { useRequestId } from '#components/ui/request-id.tsx'

/** Something unexpected. The digest is what the log calls the error; without one it is the request that was logged. */
export default function UnexpectedError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('interface')
  const requestId = useRequestId()
  const id = [requestId, error.digest].filter((part) => part != null).join(' / ')
  return (
    <ErrorPage
      kind="broken"
      requestId={id === '' ? null : id}
      action={<Button onClick={reset}>{t('buttons.tryAgain')}</Button>}
    />
  )
}
