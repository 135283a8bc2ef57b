import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TeamTree } from '#components/teams/team-tree.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { listTeams } from '#data/people/list-teams.ts'
import { requireViewer } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('teams'))('title') }
}

/** The manager's teams; who has one alone is there at once. */
export default async function Teams() {
  const manager = await requireViewer('manager')
  const teams = await listTeams(manager)
  const [only] = teams
  if (teams.length === 1 && only !== undefined) redirect(`/teams/${only.id}`)
  const t = await getTranslations('teams')
  return (
    <Page width="reading">
      <PageHead title={t('title')}>
        <p>{t('words')}</p>
      </PageHead>
      {teams.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneWords')}</p>
        </EmptyState>
      ) : (
        <TeamTree teams={teams} />
      )}
    </Page>
  )
}
