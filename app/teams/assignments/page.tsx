import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AssignmentsSoFar } from '#app/assignments-so-far.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireViewer } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pages.places'))('own-assignments') }
}

/** What the manager asked of their teams. */
export default async function OwnAssignments({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  await requireViewer('manager')
  const t = await getTranslations('assignments.list')
  const places = await getTranslations('pages.places')
  return (
    <Page>
      <PageHead title={places('own-assignments')} above={<Link href="/teams">{places('teams')}</Link>}>
        <p>{t('managerIntro')}</p>
      </PageHead>
      <AssignmentsSoFar reader="manager" search={await searchParams} />
    </Page>
  )
}
