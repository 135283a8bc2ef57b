import { useFormatter, useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { Downloads } from '#components/reports/downloads.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { GapScale } from '#components/understanding/gap-scale.tsx'
import type { GridAct, GridView } from '#components/understanding/grid-controls.tsx'
import type { Selection } from '#components/understanding/grid-row.tsx'
import { HelpFirst } from '#components/understanding/help-first.tsx'
import { StatusKey } from '#components/understanding/status-key.tsx'
import type { GridPerson, HelpRow } from '#components/understanding/types.ts'
import { dayOfMoment } from '#domain/dates/date-formats.ts'
import type { ReportTable } from '#domain/reports/report-table.ts'
import { HelpTogether } from './help-together.tsx'
import { TeamGrid } from './team-grid.tsx'
import { TeamOfMany } from './team-of-many.tsx'
import { TeamTrend } from './team-trend.tsx'
import { TeamWithoutNames } from './team-without-names.tsx'
import type { TeamReportProps } from './types.ts'
import '#components/ui/columns.css'

/** So many groups are shown: those where most harm is to expect. */
const maxGroups = 3

/** A team's report: the gap, who to help first, and the grid. */
export function TeamReportView({
  report,
  people,
  grid,
  trendTable,
  home,
  peopleHref,
  select,
  acts,
  selectAllHref,
  allHelpHref,
  reminderOf,
  assignHrefOf,
  changeHrefOf,
  wholeTeam,
}: {
  report: TeamReportProps
  /** Those whom the grid shows, in its order. */
  people: readonly GridPerson[]
  grid: GridView
  /** The numbers of the trend's figures. */
  trendTable: ReportTable
  /** Where the reader's teams are: reports lie below it. */
  home: string
  /** Where the people's own pages are: each below it, by their id. */
  peopleHref: string
  select: Exclude<Selection, 'none'>
  /** What can be done for those who are ticked. */
  acts: readonly GridAct[]
  /** The same grid with everyone in it ticked. */
  selectAllHref: string
  /** Where everyone who needs help is shown; null: here. */
  allHelpHref: string | null
  reminderOf: (row: HelpRow) => ReactNode
  assignHrefOf: (people: readonly string[], module: string) => string
  /** Where someone's open module gets another day; null where the reader may not. */
  changeHrefOf: (person: string) => string | null
  /** Where all of them are listed and where they are asked at once; null where the reader may not. */
  wholeTeam: { readonly people: string; readonly assign: string } | null
}) {
  const t = useTranslations('teams')
  const reports = useTranslations('reports.tables')
  const format = useFormatter()
  const { tooMany } = report
  const named = report.statusesShown && tooMany === null
  const tables = [
    ...(named ? [{ key: 'people', title: reports('people') }] : []),
    { key: 'shares', title: reports('shares') },
    ...(named ? [{ key: 'help-first', title: reports('helpFirst') }] : []),
    { key: 'trend', title: reports('trend') },
  ]
  const { team, asOf, practices, understood, completed, helpFirst, together, notKnown, visibility } = report
  const download = `/api/reports/team/${team.id}`
  const date = format.dateTime(asOf, dayOfMoment)
  return (
    <>
      <PageHead
        title={team.name}
        detail={
          tooMany?.people === null
            ? t('many.detail', { most: tooMany.namingLimit, date })
            : t('reportDetail', { count: tooMany?.people ?? report.people.length, date })
        }
        above={
          team.above === null ? (
            <Link href={home}>{t('title')}</Link>
          ) : (
            <Link href={`${home}/${team.above}`}>{t('above')}</Link>
          )
        }
        actions={
          tooMany !== null || report.people.length > 0 ? (
            <Downloads href={download} tables={tables} definitions="group" />
          ) : undefined
        }
      >
        {team.below.length > 0 && (
          <p>
            {t('below')}{' '}
            {team.below.map(({ id, name }, place) => (
              <Fragment key={id}>
                <span className="inline-block">
                  <Link href={`${home}/${id}`}>{name}</Link>
                  {place < team.below.length - 1 && ' ·'}
                </span>{' '}
              </Fragment>
            ))}
          </p>
        )}
      </PageHead>
      {tooMany !== null ? (
        <TeamOfMany {...{ report, tooMany, home, wholeTeam, trendTable, download }} />
      ) : report.people.length === 0 ? (
        <EmptyState title={t('nobody')}>
          <p>{t('nobodyWords')}</p>
        </EmptyState>
      ) : !report.statusesShown ? (
        <TeamWithoutNames
          {...{ report, people, grid, peopleHref, select, acts, selectAllHref, trendTable, download }}
        />
      ) : (
        <>
          <div className="two-columns">
            <div>
              <Section title={t('gap')} id="gap">
                {visibility === 'protects-others' ? (
                  <p>{t('protectsOthers')}</p>
                ) : (
                  <GapScale
                    completed={completed}
                    spared={report.spared}
                    understood={understood}
                    because={visibility === 'not-yet' ? { label: 'not-yet', words: t('notYet') } : undefined}
                  />
                )}
              </Section>
              {together.length > 0 && (
                <Section title={t('together.title')} id="together">
                  <HelpTogether
                    groups={together.slice(0, maxGroups)}
                    practices={practices}
                    gridHrefOf={(practice) => grid.hrefOf({ show: 'all', practice, page: 1 })}
                    assignHrefOf={({ people, module }) =>
                      module &&
                      assignHrefOf(
                        people.map(({ id }) => id),
                        module.slug,
                      )
                    }
                  />
                </Section>
              )}
            </div>
            <Section title={t('helpFirst')} id="help-first">
              <HelpFirst
                rows={helpFirst}
                notKnown={notKnown}
                practices={practices}
                peopleHref={peopleHref}
                allHref={allHelpHref}
                reminderOf={reminderOf}
                assignHrefOf={({ person, module }) => module && assignHrefOf([person.id], module.slug)}
                changeHrefOf={({ person }) => changeHrefOf(person.id)}
              />
            </Section>
          </div>
          <TeamGrid {...{ report, people, date, peopleHref, select, acts, selectAllHref }} view={grid} />
          <TeamTrend report={report} table={trendTable} download={download} />
          <Disclosure summary={t('meaning')}>
            <StatusKey explained="yes" />
            <p className="max-w-measure">{t('interval')}</p>
          </Disclosure>
        </>
      )}
    </>
  )
}
