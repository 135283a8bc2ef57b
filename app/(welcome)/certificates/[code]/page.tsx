import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { checkCode } from '#server/certificates/check-code.ts'
import { CertificateView } from './certificate-view.tsx'

type Props = { params: Promise<{ code: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('certificates'))('check.title'),
    referrer: 'no-referrer',
    robots: { index: false, follow: false, noarchive: true, nosnippet: true },
  }
}

/** What anyone sees who has a certificate: whether it counts today, and what its paper says. */
export default async function CheckCertificate({ params }: Props) {
  const certificate = await checkOnce((await params).code)
  const t = await getTranslations('certificates.check')
  if (certificate === 'too-many' || certificate === null) {
    const is = certificate === null ? 'unknown' : 'tooMany'
    return (
      <Page width="form">
        <h1 className="sr-only">{t('title')}</h1>
        <EmptyState title={t(is)}>
          <p>{t(`${is}Words`)}</p>
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page width="form">
      <PageHead title={t('title')} />
      <CertificateView certificate={certificate} />
    </Page>
  )
}

/** Asked once a request: a wrong code counts once. */
const checkOnce = cache((code: string) => checkCode(code, { now: new Date() }))
