import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { ErrorPage } from '#components/ui/error-page.tsx'
import { WelcomeBar } from './welcome-bar.tsx'

export default async function NotFound() {
  const t = await getTranslations('interface')
  return (
    <>
      <WelcomeBar />
      <ErrorPage
        kind="not-found"
        requestId={null}
        action={<ButtonLink href="/">{t('errorPage.not-found.home')}</ButtonLink>}
      />
    </>
  )
}
