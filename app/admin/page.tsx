import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { HomeFigures } from '#components/home/home-figures.tsx'
import { SetUpGuide } from '#components/home/set-up-guide.tsx'
import { countToday, TodayList } from '#components/home/today-list.tsx'
import { WeekList } from '#components/home/week-list.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { administratorHome } from '#data/reports/administrator-home.ts'
import { dayAndMonth } from '#domain/dates/date-formats.ts'
import { requireViewer } from '#server/session.ts'
import './home.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('title') }
}

/** Where an administrator starts: how the organisation stands, what needs someone today, and what changed. */
export default async function Admin() {
  const administrator = await requireViewer('administrator')
  const { people, teams, night, today, week, setUp } = await administratorHome(administrator, { now: new Date() })
  const t = await getTranslations('home')
  const format = await getFormatter()
  const isSetUp = Object.values(setUp).every((state) => state === 'done')
  const guide = !isSetUp && <SetUpGuide organisation={administrator.organisationName} state={setUp} />
  const isEmpty = setUp.report === 'open'
  return (
    <Page>
      <PageHead
        title={administrator.organisationName}
        detail={t('summary', { people, teams })}
        actions={
          !isEmpty && (
            <>
              <ButtonLink kind="quiet" href="/admin/people">
                {t('invite')}
              </ButtonLink>
              <ButtonLink href="/admin/assignments">{t('assign')}</ButtonLink>
            </>
          )
        }
      />
      {isEmpty && guide}
      {night !== null && !isEmpty && (
        <Section
          title={t('figures.title')}
          id="figures"
          aside={t('figures.asOf', {
            night: format.dateTime(night.asOf, dayAndMonth),
          })}
        >
          <HomeFigures night={night} />
        </Section>
      )}
      <div className="home-columns">
        <Section title={t('today.title')} id="today" aside={t('today.count', { count: countToday(today) })}>
          <TodayList today={today} />
        </Section>
        <div>
          {!isEmpty && guide}
          <Section title={t('week.title')} id="week">
            <WeekList week={week} />
          </Section>
        </div>
      </div>
    </Page>
  )
}
