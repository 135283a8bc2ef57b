import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { WaiveFields } from '#components/assignments/waive-fields.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Downloads } from '#components/reports/downloads.tsx'
import { ChangeDateForm } from '#components/teams/change-date-form.tsx'
import { ClinicianReportView } from '#components/teams/clinician-report-view.tsx'
import { Page } from '#components/ui/page.tsx'
import { excusalsOf } from '#data/assignments/list-excusals.ts'
import { listWaivers } from '#data/assignments/list-waivers.ts'
import { clinicianReport } from '#data/reports/clinician.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { changeDate } from '#server/actions/due-date-actions.ts'
import { waiveAsAdministrator, waiveAsManager } from '#server/actions/waiver-actions.ts'
import { requireViewer } from '#server/session.ts'
import { dayInput } from './day-input.ts'
import { ExcusedWork } from './excused-work.tsx'
import { Remind } from './remind.tsx'
import { ReplayingNotice } from './replaying-notice.tsx'
import { assignHref, type ReportReader, teamsHome } from './team-addresses.ts'
import { WaivedWork } from './waived-work.tsx'
import { waiverDays } from './waiver-days.ts'

const waiving = { manager: waiveAsManager, administrator: waiveAsAdministrator }

/** What one clinician understands: statuses, misconceptions and dates, never the text of an answer. */
export async function ClinicianPage({
  reader,
  teamId,
  person,
}: {
  reader: ReportReader
  teamId: string
  person: string
}) {
  const report = await readReport(reader, person)
  if (!z.uuid().safeParse(teamId).success) notFound()
  const viewer = await requireViewer(reader)
  const t = await getTranslations('clinician.tables')
  const words = await getTranslations('assignments.waiver')
  const now = new Date()
  const [waivers, excusals] = await Promise.all([listWaivers(viewer, { personId: person }), excusalsOf(viewer, person)])
  const sparedModules = new Set([
    ...waivers.flatMap(({ modules }) => modules),
    ...excusals.map(({ moduleSlug }) => moduleSlug),
  ])
  return (
    <Page>
      <ReplayingNotice />
      <ClinicianReportView
        report={report}
        today={dayIn(viewer.organisationTimeZone, now)}
        back={`${teamsHome(reader)}/${teamId}`}
        actions={
          report.statusesShown && (
            <Downloads
              href={`/api/reports/clinician/${person}`}
              tables={[
                { key: 'statuses', title: t('statuses') },
                { key: 'history', title: t('history') },
              ]}
              definitions="person"
            />
          )
        }
        reminder={<Remind reader={reader} personId={person} />}
        changeDate={
          reader === 'manager'
            ? ({ face: { slug }, dueOn }) => (
                <ChangeDateForm
                  personId={person}
                  moduleSlug={slug}
                  dueOn={dueOn}
                  earliest={dayInput(viewer.organisationTimeZone, now)}
                  action={changeDate}
                />
              )
            : null
        }
        waive={
          viewer.personId === person
            ? null
            : ({ face: { slug } }) => (
                <ActionForm action={waiving[reader]} submit={words('do')} kind="quiet">
                  <ActId />
                  <input type="hidden" name="personId" value={person} />
                  <input type="hidden" name="moduleSlug" value={slug} />
                  <WaiveFields {...waiverDays(viewer.organisationTimeZone, now)} />
                </ActionForm>
              )
        }
        waived={
          <>
            <WaivedWork viewer={viewer} of={{ personId: person }} />
            <ExcusedWork viewer={viewer} excusals={excusals} practices={report.practices} />
          </>
        }
        spared={sparedModules}
        assignHrefOf={(module) => assignHref(reader, { teamId, people: [person], module })}
      />
    </Page>
  )
}

export async function clinicianMetadata(reader: ReportReader, personId: string): Promise<Metadata> {
  await readReport(reader, personId)
  // Without the name: titles stand in histories, and in the window of whoever shares their screen.
  return { title: (await getTranslations('clinician'))('pageTitle') }
}

// Once a request: looking is logged, and the title must not be logged as a second look.
const readReport = cache(async (reader: ReportReader, person: string) => {
  const viewer = await requireViewer(reader)
  const report = z.uuid().safeParse(person).success ? await clinicianReport(viewer, person, { now: new Date() }) : null
  return report ?? notFound()
})
