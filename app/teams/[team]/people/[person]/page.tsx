import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { Downloads } from '#components/reports/downloads.tsx'
import { ClinicianReportView } from '#components/teams/clinician-report-view.tsx'
import { Page } from '#components/ui/page.tsx'
import { clinicianReport } from '#data/reports/clinician.ts'
import { requireViewer } from '#server/session.ts'

type Props = { params: Promise<{ team: string; person: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { person } = await report((await params).person)
  return { title: `${person.givenName} ${person.familyName}` }
}

/** What one clinician understands: statuses, misconceptions and dates, never the text of an answer. */
export default async function TeamPerson({ params }: Props) {
  const { team, person } = await params
  const found = await report(person)
  if (!z.uuid().safeParse(team).success) notFound()
  const t = await getTranslations('clinician.tables')
  return (
    <Page>
      <ClinicianReportView
        report={found}
        back={`/teams/${team}`}
        actions={
          <Downloads
            href={`/api/reports/clinician/${person}`}
            tables={[
              { key: 'statuses', title: t('statuses') },
              { key: 'history', title: t('history') },
            ]}
            definitions="person"
          />
        }
        assignHrefOf={(slug) => `/teams/${team}/assign?${new URLSearchParams({ person, module: slug })}`}
      />
    </Page>
  )
}

// Once a request: looking leaves a trace, and the title must not leave a second one.
const report = cache(async (person: string) => {
  const manager = await requireViewer('manager')
  const found = z.uuid().safeParse(person).success ? await clinicianReport(manager, person, { now: new Date() }) : null
  return found ?? notFound()
})
