import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Downloads } from '#components/reports/downloads.tsx'
import { TrendSection } from '#components/reports/trend-section.tsx'
import type { ChangeSince, TrendNight } from '#components/reports/types.ts'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { GapScale } from '#components/understanding/gap-scale.tsx'
import { HelpFirst } from '#components/understanding/help-first.tsx'
import { StatusKey } from '#components/understanding/status-key.tsx'
import type { Completed, GridPerson, HelpRow, Named, PracticeHead, Share } from '#components/understanding/types.ts'
import { UnderstandingGrid } from '#components/understanding/understanding-grid.tsx'
import type { Visibility } from '#domain/comprehension/groups/suppression.ts'
import type { ReportTable } from '#domain/reports/report-table.ts'
import '#components/ui/columns.css'

export type TeamReportProps = {
  readonly team: {
    readonly id: string
    readonly name: string
    readonly above: string | null
    readonly below: readonly { readonly id: string; readonly name: string }[]
  }
  readonly asOf: Date
  readonly practices: readonly PracticeHead[]
  readonly people: readonly GridPerson[]
  readonly shares: ReadonlyMap<string, Exclude<Share, 'too-few'>> | 'too-few'
  readonly understood: Share
  readonly completed: Completed
  readonly helpFirst: readonly HelpRow[]
  readonly notKnown: readonly (Named & { readonly id: string })[]
  readonly visibility: Visibility
  readonly history: { readonly trend: readonly TrendNight[]; readonly change: ChangeSince | null }
}

/** A team's report: the gap, who to help first, and the grid. */
export function TeamReportView({
  report,
  trendTable,
  home,
  peopleHref,
  assignHrefOf,
}: {
  report: TeamReportProps
  /** The numbers of the trend's figures. */
  trendTable: ReportTable
  /** Where the reader's teams are: reports lie below it. */
  home: string
  /** Where the people's own pages are: each below it, by their id. */
  peopleHref: string
  assignHrefOf: (row: HelpRow) => string | null
}) {
  const t = useTranslations('teams')
  const reports = useTranslations('reports.tables')
  const format = useFormatter()
  const tables = [
    { key: 'people', title: reports('people') },
    { key: 'shares', title: reports('shares') },
    { key: 'help-first', title: reports('helpFirst') },
    { key: 'trend', title: reports('trend') },
  ]
  const { team, asOf, practices, people, shares, understood, completed, helpFirst, notKnown, visibility, history } =
    report
  const download = `/api/reports/team/${team.id}`
  const date = format.dateTime(asOf, { day: 'numeric', month: 'long', year: 'numeric' })
  return (
    <>
      <PageHead
        title={team.name}
        detail={t('reportDetail', { count: people.length, date })}
        above={
          team.above === null ? (
            <Link href={home}>{t('title')}</Link>
          ) : (
            <Link href={`${home}/${team.above}`}>{t('above')}</Link>
          )
        }
        actions={people.length > 0 ? <Downloads href={download} tables={tables} definitions="group" /> : undefined}
      >
        {team.below.length > 0 && (
          <p>
            {t('below')}{' '}
            {team.below.map(({ id, name }, place) => (
              <span key={id}>
                {place > 0 && ' · '}
                <Link href={`${home}/${id}`}>{name}</Link>
              </span>
            ))}
          </p>
        )}
      </PageHead>
      {people.length === 0 ? (
        <EmptyState title={t('nobody')}>
          <p>{t('nobodyWords')}</p>
        </EmptyState>
      ) : (
        <>
          <div className="two-columns">
            <Section title={t('gap')} id="gap">
              {visibility === 'protects-others' ? (
                <p>{t('protectsOthers')}</p>
              ) : (
                <GapScale completed={completed} understood={understood} />
              )}
            </Section>
            <Section title={t('helpFirst')} id="help-first">
              <HelpFirst
                rows={helpFirst}
                notKnown={notKnown}
                practices={practices}
                peopleHref={peopleHref}
                assignHrefOf={assignHrefOf}
              />
            </Section>
          </div>
          <Section title={t('grid')} id="grid">
            <p className="max-w-measure">{t('lookIsKept')}</p>
            <UnderstandingGrid
              caption={t('gridCaption', { team: team.name, date })}
              asOf={asOf}
              practices={practices}
              people={people}
              shares={shares}
              peopleHref={peopleHref}
              withoutShares={visibility === 'protects-others' ? t('protectsOthers') : undefined}
            />
          </Section>
          {visibility === 'shown' && (
            <TrendSection
              nights={history.trend}
              change={history.change}
              practices={practices}
              table={trendTable}
              download={download}
            />
          )}
          <Disclosure summary={t('meaning')}>
            <StatusKey explained="yes" />
            <p className="max-w-measure">{t('interval')}</p>
          </Disclosure>
        </>
      )}
    </>
  )
}
