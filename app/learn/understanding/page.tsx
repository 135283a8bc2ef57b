import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OnlookersView } from '#app/learn/onlookers-view.tsx'
import { PractiseForm } from '#app/learn/practise/practise-form.tsx'
import { ReplayingNotice } from '#app/replaying-notice.tsx'
import { ConfidenceView } from '#components/clinician/confidence-view.tsx'
import { MarkKey } from '#components/clinician/mark-shape.tsx'
import { OwnBeliefs } from '#components/clinician/own-beliefs.tsx'
import { PracticeHistory } from '#components/clinician/practice-history.tsx'
import { Downloads } from '#components/reports/downloads.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { PracticeRows } from '#components/understanding/practice-rows.tsx'
import { StatusKey } from '#components/understanding/status-key.tsx'
import { ownFollowUps } from '#data/follow-ups/own-follow-ups.ts'
import { ownOnlookers } from '#data/reports/own-onlookers.ts'
import { ownReport } from '#data/reports/own-report.ts'
import { understandsFrom } from '#domain/comprehension/status.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/running-text.css'
import './understanding.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learn'))('understand') }
}

/** What I understand in a line a practice, with a way to win back what is not; beliefs, who sees it and how it is measured. */
export default async function Understanding() {
  const viewer = await requireViewer('clinician')
  const now = new Date()
  const { history, practices, cells, needs } = await ownReport(viewer, { now })
  const [onlookers, { practising }] = await Promise.all([ownOnlookers(viewer), ownFollowUps(viewer, { now })])
  const t = await getTranslations('learn')
  const words = await getTranslations('clinician')
  const certificates = await getTranslations('certificates')
  const historyOf = new Map(history.practices.map((each) => [each.practice, each]))
  const weak = new Set(needs.map(({ practice }) => practice))
  return (
    <Page>
      <PageHead title={t('understand')}>
        <p>
          <b>
            {words('own.understood', {
              count: cells.filter(({ status, confidentlyWrong }) => status === 'understands' && !confidentlyWrong)
                .length,
              of: practices.length,
            })}
          </b>{' '}
          {weak.size > 0 && words('own.winBack', { count: weak.size })}
        </p>
      </PageHead>
      <ReplayingNotice />
      <div className="own-understanding">
        <Section title={t('practices')} id="practices">
          <PracticeRows
            practices={practices}
            cells={cells}
            of="reader"
            neededOf={understandsFrom}
            sinceOf={({ id }) => historyOf.get(id)?.changes.at(-1)?.at}
            besideOf={(practice, { answers }) => {
              const history = historyOf.get(practice.id)
              return (
                <>
                  {!weak.has(practice.id) && practising?.practice !== practice.id && (
                    <PractiseForm practice={practice.id} say="begin" />
                  )}
                  {answers > 0 && (
                    <p>
                      <Link href={`/learn/answers?practice=${practice.id}`}>{words('own.answersTo')}</Link>
                    </p>
                  )}
                  {history && <PracticeHistory history={history} name={practice.name.text} />}
                </>
              )
            }}
            actOf={({ id }) =>
              practising?.practice === id ? (
                <ButtonLink kind="quiet" href={`/learn/follow-ups/${practising.id}`}>
                  {words('own.goOn')}
                </ButtonLink>
              ) : weak.has(id) ? (
                <PractiseForm practice={id} say="winBack" />
              ) : null
            }
          />
        </Section>
        <div>
          <OwnBeliefs practices={practices} cells={cells} histories={history.practices} />
          <OnlookersView onlookers={onlookers} />
          <Disclosure summary={words('confidence.title')}>
            <ConfidenceView fit={history.confidenceFit} levels={history.confidence} />
          </Disclosure>
          <Disclosure summary={t('meaning')}>
            <StatusKey explained="yes" />
          </Disclosure>
          <Disclosure summary={t('method')}>
            <div className="paragraphs">
              <p>{t('understandWords')}</p>
              {(['first', 'guess', 'later', 'limits'] as const).map((part) => (
                <p key={part}>{t(`methodWords.${part}`)}</p>
              ))}
              <p>{words('history.words.reader')}</p>
              <p>{words('history.replayed')}</p>
              <MarkKey shapes={['right', 'wrong', 'right-in-follow-up', 'wrong-in-follow-up']} />
              <p>
                <a href="/api/export/own" download>
                  {words('own.everything')}
                </a>
              </p>
            </div>
          </Disclosure>
          <div className="own-downloads">
            <Link href="/learn/answers">{words('own.answers')}</Link>
            <Link href="/learn/certificates">{certificates('fromModule')}</Link>
            <Downloads
              href="/api/reports/own"
              tables={(['statuses', 'history'] as const).map((key) => ({ key, title: words(`tables.${key}`) }))}
              definitions="person"
            />
          </div>
        </div>
      </div>
    </Page>
  )
}
