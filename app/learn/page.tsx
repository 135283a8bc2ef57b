import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { EnrolmentList } from '#components/learn/enrolment-list.tsx'
import { FollowUpOffer } from '#components/learn/follow-up-offer.tsx'
import { ModuleLine } from '#components/learn/module-line.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listEnrolments } from '#data/assignments/list-enrolments.ts'
import { ownFollowUps } from '#data/follow-ups/own-follow-ups.ts'
import { ownOnlookers } from '#data/reports/own-onlookers.ts'
import { ownUnderstanding } from '#data/reports/own-report.ts'
import { choose } from '#server/actions/learn-actions.ts'
import { requireViewer } from '#server/session.ts'
import { OwnUnderstanding } from './own-understanding.tsx'
import '#components/ui/item-list.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learn'))('title') }
}

/** The clinician's own page: to do, under way, done, and what they understand, with who may see it. */
export default async function Learn() {
  const viewer = await requireViewer('clinician')
  const now = new Date()
  const [{ toDo, underWay, done, others }, followUps, understanding, onlookers] = await Promise.all([
    listEnrolments(viewer, { now }),
    ownFollowUps(viewer, { now }),
    ownUnderstanding(viewer, { now }),
    ownOnlookers(viewer),
  ])
  const t = await getTranslations('learn')
  const waiting = toDo.length + underWay.length
  return (
    <Page>
      <PageHead title={t('greeting', { name: viewer.givenName })}>
        <p>{waiting === 0 && followUps.open !== null ? t('onlyFollowUp') : t('words', { toDo: waiting })}</p>
      </PageHead>
      {followUps.open !== null && <FollowUpOffer followUp={followUps.open} />}
      {followUps.nextOn !== null && <NextFollowUp on={followUps.nextOn} />}
      {underWay.length > 0 && (
        <Section title={t('underWay')} id="under-way">
          <EnrolmentList enrolments={underWay} />
        </Section>
      )}
      <Section title={t('toDo')} id="to-do">
        {toDo.length > 0 ? (
          <EnrolmentList enrolments={toDo} />
        ) : (
          <EmptyState title={t('nothingToDo')}>
            <p>{t('nothingToDoWords')}</p>
          </EmptyState>
        )}
      </Section>
      <Section
        title={t('understand')}
        id="understanding"
        aside={
          <ButtonLink kind="quiet" href="/learn/understanding">
            {t('understandMore')}
          </ButtonLink>
        }
      >
        <OwnUnderstanding report={understanding} onlookers={onlookers} />
      </Section>
      {done.length > 0 && (
        <Section title={t('done')} id="done">
          <EnrolmentList enrolments={done} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={t('others')} id="others">
          <p className="max-w-measure text-ink-soft">{t('othersWords')}</p>
          <ul className="item-list">
            {others.map((face) => (
              <ModuleLine
                key={face.slug}
                face={face}
                action={
                  <ActionForm action={choose} submit={t('choose')} kind="quiet" layout="button">
                    <input type="hidden" name="moduleSlug" value={face.slug} />
                  </ActionForm>
                }
              />
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

async function NextFollowUp({ on }: { on: Date }) {
  const t = await getTranslations('followUps')
  const format = await getFormatter()
  return (
    <p className="mt-6 text-ink-soft">
      {t('nextOn', { date: format.dateTime(on, { day: 'numeric', month: 'long', timeZone: 'UTC' }) })}
    </p>
  )
}
