'use client'

import { unstable_isUnrecognizedActionError } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useOnline } from '#components/offline/use-online.ts'
import { Button } from '#components/ui/button.tsx'
import { ErrorPage } from '#components/ui/error-page.tsx'
import { useRequestId } from '#components/ui/request-id.tsx'

/** Something unexpected. The digest is what the log calls the error; without one it is the request that was logged. */
export default function UnexpectedError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('interface')
  useEffect(() => {
    if (isOfAnotherBuild(error)) reloadOnce()
  }, [error])
  const isOnline = useOnline()
  const requestId = useRequestId()
  const id = [requestId, error.digest].filter((part) => part != null).join(' / ')
  return (
    <ErrorPage
      kind={isOnline ? 'broken' : 'offline'}
      requestId={id === '' || !isOnline ? null : id}
      action={<Button onClick={reset}>{t('buttons.tryAgain')}</Button>}
    />
  )
}

/** A page that was open while the application was updated asks for what only the earlier build had. */
function isOfAnotherBuild(error: Error): boolean {
  return error.name === 'ChunkLoadError' || unstable_isUnrecognizedActionError(error)
}

/** Not again within a minute: then it is something else. */
function reloadOnce(): void {
  const name = 'curtain-reloaded'
  try {
    if (Date.now() - Number(sessionStorage.getItem(name) ?? 0) < 60_000) return
    sessionStorage.setItem(name, `${Date.now()}`)
  } catch {
    return
  }
  location.reload()
}
