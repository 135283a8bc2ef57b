import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { ErrorPage } from '#components/ui/error-page.tsx'

export default async function NotFound() {
  const t = await getTranslations('interface')
  return <ErrorPage kind="not-found" requestId={null} action={<ButtonLink href="/">{t('buttons.back')}</ButtonLink>} />
}
