import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { teamsHome } from '#app/team-addresses.ts'
import { StandingTable } from '#components/teams/standing-table.tsx'
import { ToDoNow } from '#components/teams/to-do-now.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { myTeams } from '#data/reports/my-teams.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { requireViewer } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('teams'))('title') }
}

/** How the manager's teams stand and what to do now; who has one alone is there at once. */
export default async function Teams() {
  const manager = await requireViewer('manager')
  const { asOf, practices, teams, toDo, statusesShown } = await myTeams(manager, { now: new Date() })
  const [only] = teams
  if (teams.length === 1 && only !== undefined) redirect(`/teams/${only.id}`)
  const t = await getTranslations('teams')
  const format = await getFormatter()
  return (
    <Page>
      <PageHead title={t('title')}>
        <p>{t('words')}</p>
      </PageHead>
      {teams.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneWords')}</p>
        </EmptyState>
      ) : (
        <>
          <ToDoNow toDo={toDo} teams={teams} practices={practices} statusesShown={statusesShown} />
          <Section title={t('gap')} id="standing">
            <StandingTable
              caption={t('standing.caption')}
              teams={teams}
              home={teamsHome('manager')}
              overdue="shown"
              statusesShown={statusesShown}
            />
            <p className="mt-4 text-note text-ink-soft">
              {asOf === null ? t('standing.noNight') : t('standing.asOf', { date: format.dateTime(asOf, wholeDay) })}
            </p>
          </Section>
        </>
      )}
    </Page>
  )
}
