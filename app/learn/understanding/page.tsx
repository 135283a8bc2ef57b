import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { OwnUnderstanding } from '#app/learn/own-understanding.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { StatusKey } from '#components/understanding/status-key.tsx'
import { ownOnlookers, ownUnderstanding } from '#data/reports/clinician.ts'
import { requireViewer } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learn'))('understand') }
}

/** What I understand, with what the words mean and how it is measured. */
export default async function Understanding() {
  const viewer = await requireViewer('clinician')
  const report = await ownUnderstanding(viewer, { now: new Date() })
  const onlookers = await ownOnlookers(viewer)
  const t = await getTranslations('learn')
  return (
    <Page>
      <PageHead title={t('understand')} above={<Link href="/learn">{t('back')}</Link>}>
        <p>{t('understandWords')}</p>
      </PageHead>
      <Section title={t('practices')} id="practices">
        <OwnUnderstanding report={report} onlookers={onlookers} />
      </Section>
      <Section title={t('meaning')} id="meaning">
        <StatusKey explained="yes" />
      </Section>
      <Section title={t('method')} id="method">
        <div className="paragraphs">
          {(['first', 'guess', 'later', 'limits'] as const).map((part) => (
            <p key={part}>{t(`methodWords.${part}`)}</p>
          ))}
        </div>
      </Section>
    </Page>
  )
}
