import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { OnlookersView } from '#app/learn/onlookers-view.tsx'
import { PractiseForm } from '#app/learn/practise/practise-form.tsx'
import { ReplayingNotice } from '#app/replaying-notice.tsx'
import { ConfidenceView } from '#components/clinician/confidence-view.tsx'
import { MarkKey } from '#components/clinician/mark-shape.tsx'
import { PracticeHistory } from '#components/clinician/practice-history.tsx'
import { Downloads } from '#components/reports/downloads.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { PracticeRows } from '#components/understanding/practice-rows.tsx'
import { StatusKey } from '#components/understanding/status-key.tsx'
import { ownOnlookers } from '#data/reports/own-onlookers.ts'
import { ownReport } from '#data/reports/own-report.ts'
import { understandsFrom } from '#domain/comprehension/status.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/running-text.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learn'))('understand') }
}

/** What I understand, how it came about, what the words mean and how it is measured. */
export default async function Understanding() {
  const viewer = await requireViewer('clinician')
  const { history, practices, cells } = await ownReport(viewer, { now: new Date() })
  const onlookers = await ownOnlookers(viewer)
  const t = await getTranslations('learn')
  const words = await getTranslations('clinician')
  const historyOf = new Map(history.practices.map((each) => [each.practice, each]))
  return (
    <Page>
      <PageHead
        title={t('understand')}
        above={<Link href="/learn">{t('back')}</Link>}
        actions={
          <Downloads
            href="/api/reports/own"
            tables={(['statuses', 'history'] as const).map((key) => ({ key, title: words(`tables.${key}`) }))}
            definitions="person"
          />
        }
      >
        <p>{t('understandWords')}</p>
        <p>
          <Link href="/learn/answers">{words('own.answers')}</Link>
        </p>
      </PageHead>
      <ReplayingNotice />
      <Section title={t('practices')} id="practices">
        <div className="paragraphs">
          <p>{words('history.words.reader')}</p>
          <p>{words('history.replayed')}</p>
        </div>
        <MarkKey shapes={['right', 'wrong', 'right-in-follow-up', 'wrong-in-follow-up']} />
        <PracticeRows
          practices={practices}
          cells={cells}
          of="reader"
          neededOf={understandsFrom}
          sinceOf={({ id }) => historyOf.get(id)?.changes.at(-1)?.at}
          besideOf={(practice) => {
            const drawn = historyOf.get(practice.id)
            return (
              <>
                {drawn && <PracticeHistory history={drawn} name={practice.name.text} />}
                <PractiseForm practice={practice.id} say="begin" />
              </>
            )
          }}
        />
        <OnlookersView onlookers={onlookers} />
      </Section>
      <Section title={words('confidence.title')} id="confidence">
        <ConfidenceView fit={history.confidenceFit} levels={history.confidence} />
      </Section>
      <Section title={t('meaning')} id="meaning">
        <StatusKey explained="yes" />
      </Section>
      <Section title={t('method')} id="method">
        <div className="paragraphs">
          {(['first', 'guess', 'later', 'limits'] as const).map((part) => (
            <p key={part}>{t(`methodWords.${part}`)}</p>
          ))}
          <p>
            <a href="/api/export/own" download>
              {words('own.everything')}
            </a>
          </p>
        </div>
      </Section>
    </Page>
  )
}
