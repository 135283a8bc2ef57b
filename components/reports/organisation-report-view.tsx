import { useFormatter, useTranslations } from 'next-intl'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Link } from '#components/ui/link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { GapScale } from '#components/understanding/gap-scale.tsx'
import type { PracticeHead } from '#components/understanding/types.ts'
import type { Change } from '#domain/comprehension/groups/paired-change.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import type { ReportTable } from '#domain/reports/report-table.ts'
import { Downloads } from './downloads.tsx'
import { GroupMatrix, HiddenGroups, type MatrixRow } from './group-matrix.tsx'
import { ReportTableView } from './report-table-view.tsx'
import { TeamPages } from './team-pages.tsx'
import { TrendSection } from './trend-section.tsx'
import type { ChangeSince, GroupFigures, TrendNight } from './types.ts'
import './definitions.css'
import './change-words.css'
import '#components/ui/columns.css'

export type OrganisationReportProps = {
  readonly asOf: Date
  readonly people: number
  readonly practices: readonly PracticeHead[]
  readonly organisation: GroupFigures
  readonly teams: {
    readonly rows: readonly (MatrixRow & { readonly above: string | null })[]
    readonly total: number
    readonly page: number
    readonly pages: number
  }
  readonly professions: readonly MatrixRow[]
  readonly sites: readonly MatrixRow[]
  readonly change: (ChangeSince & { readonly practices: Readonly<Record<string, Change | 'too-few'>> }) | null
  readonly trend: readonly TrendNight[]
}

const download = '/api/reports/organisation'

/** The organisation's report: the gap, what changed, and every practice by team, profession and site. */
export function OrganisationReportView({
  report,
  search,
  tables,
  trendTable,
  barTable,
}: {
  report: OrganisationReportProps
  /** What teams were searched for. */
  search: string
  /** What can be downloaded. */
  tables: readonly { readonly key: string; readonly title: string }[]
  trendTable: ReportTable
  /** How many statuses rest on where the judges set the bar. */
  barTable: ReportTable
}) {
  const t = useTranslations('organisation')
  const format = useFormatter()
  const { practices, organisation, teams, professions, sites } = report
  const night = format.dateTime(report.asOf, wholeDay)
  return (
    <>
      <PageHead
        title={t('title')}
        detail={t('detail', { count: report.people, night })}
        above={<Link href="/admin">{t('back')}</Link>}
        actions={<Downloads href={download} tables={tables} definitions="group" />}
      >
        <p>{t('words')}</p>
      </PageHead>
      <div className="two-columns">
        <Section title={t('gap')} id="gap">
          <GapScale
            completed={organisation.figures?.completed ?? { done: 0, assigned: 0 }}
            {...(organisation.figures !== null && { spared: organisation.figures.spared })}
            understood={organisation.figures?.overall ?? 'too-few'}
          />
        </Section>
        <Section title={t('where')} id="where">
          <p className="change-words">{t('whereWords')}</p>
        </Section>
      </div>
      <TrendSection
        nights={report.trend}
        change={report.change}
        practices={practices}
        table={trendTable}
        download={download}
      />
      <Section title={t('teams')} id="teams">
        <p className="change-words">{t('order')}</p>
        <TeamPages search={search} total={teams.total} page={teams.page} pages={teams.pages}>
          <GroupMatrix
            caption={t('teamsCaption', { night })}
            what={t('team')}
            practices={practices}
            rows={teams.rows.map((row) => ({ ...row, detail: row.above, href: `/admin/teams/${row.id}` }))}
          />
        </TeamPages>
      </Section>
      {[
        { id: 'professions', rows: professions },
        { id: 'sites', rows: sites },
      ].map(
        ({ id, rows }) =>
          rows.length > 0 && (
            <Section key={id} title={t(`${id}`)} id={id}>
              <GroupMatrix
                caption={t(`${id}Caption`, { night })}
                what={t(`${id}One`)}
                practices={practices}
                rows={rows.filter(({ figures }) => figures !== null)}
              />
              <HiddenGroups rows={rows} />
            </Section>
          ),
      )}
      <Disclosure summary={t('cannotSay')}>
        <div className="definition">
          <p>{t('cannotSayWords')}</p>
          <p>{t('limits')}</p>
        </div>
      </Disclosure>
      {barTable.rows.length > 0 && (
        <Disclosure summary={t('bar')}>
          <p className="change-words">{t('barWords')}</p>
          <ReportTableView table={barTable} />
        </Disclosure>
      )}
    </>
  )
}
