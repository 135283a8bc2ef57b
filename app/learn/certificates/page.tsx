import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { ownCertificates } from '#data/certificates/own-certificates.ts'
import { requireViewer } from '#server/session.ts'
import { CertificateForm } from './certificate-form.tsx'
import { CertificateLine } from './certificate-line.tsx'
import '#components/ui/item-list.css'

const Search = z.object({ done: z.enum(['issued', 'withdrawn']).nullable().catch(null) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates'))('title') }
}

/** The viewer's certificates: to take with them again, to take back, and to ask for a new one. */
export default async function Certificates({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const viewer = await requireViewer('clinician')
  const { done } = Search.parse({ done: null, ...(await searchParams) })
  const { certificates, completed, understands } = await ownCertificates(viewer, { now: new Date() })
  const t = await getTranslations('certificates')
  const learn = await getTranslations('learn')
  return (
    <Page width="reading">
      <PageHead title={t('title')} above={<Link href="/learn">{learn('title')}</Link>}>
        <p>{t('intro')}</p>
      </PageHead>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      {certificates.length > 0 && (
        <Section title={t('yours')} id="yours">
          <ul className="item-list">
            {certificates.map((certificate) => (
              <CertificateLine key={certificate.id} certificate={certificate} timeZone={viewer.organisationTimeZone} />
            ))}
          </ul>
        </Section>
      )}
      {completed.length === 0 ? (
        <EmptyState title={t('nothing')}>
          <p>{t('nothingWords')}</p>
        </EmptyState>
      ) : (
        <Section title={t('new')} id="new">
          <CertificateForm viewer={viewer} completed={completed} understands={understands.length} />
        </Section>
      )}
    </Page>
  )
}
