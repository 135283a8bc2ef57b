import { getTranslations } from 'next-intl/server'
import type { OrganisationReport } from '#data/reports/organisation.ts'
import { countedPercent, estimatedPercent, estimateFigures } from '#domain/reports/figures.ts'
import type { ReportCell, ReportColumn, ReportTable, ReportTables } from '#domain/reports/report-table.ts'
import { reportTexts } from './report-texts.ts'
import { trendTable } from './trend-table.ts'

/** The texts of the organisation report's tables, in the language of the request. */
export async function organisationTexts() {
  return { ...(await reportTexts()), organisation: await getTranslations('organisation') }
}

type OrganisationTexts = Awaited<ReturnType<typeof organisationTexts>>

/** What can be downloaded of the organisation report, in the order of its workbook's sheets. */
export function organisationTableTitles({ organisation, reports }: OrganisationTexts) {
  return [
    { key: 'organisation', title: organisation('tables.organisation') },
    { key: 'teams', title: organisation('tables.teams') },
    { key: 'professions', title: organisation('tables.professions') },
    { key: 'sites', title: organisation('tables.sites') },
    { key: 'change', title: organisation('tables.change') },
    { key: 'trend', title: reports('tables.trend') },
    { key: 'bar', title: organisation('tables.bar') },
  ]
}

/** The organisation report as tables. Groups that are not shown have no figures in these either. */
export function organisationTables(report: OrganisationReport, texts: OrganisationTexts): ReportTables {
  const { organisation: t } = texts
  const whole = { ...report.organisation, name: t('tables.organisation'), above: null }
  const without = (rows: OrganisationReport['sites']) => rows.map((row) => ({ ...row, above: null }))
  return {
    name: 'organisation',
    asOf: report.asOf,
    tables: [
      groupsTable('organisation', [whole], report, texts),
      groupsTable('teams', report.teams.rows, report, texts),
      groupsTable('professions', without(report.professions), report, texts),
      groupsTable('sites', without(report.sites), report, texts),
      changeTable(report, texts),
      trendTable(report.trend, report.practices, texts),
      barTable(report, texts),
    ],
  }
}

type Row = OrganisationReport['organisation'] & { readonly name: string; readonly above: string | null }

function groupsTable(
  key: 'organisation' | 'teams' | 'professions' | 'sites',
  rows: readonly Row[],
  { practices }: OrganisationReport,
  { organisation, reports }: OrganisationTexts,
): ReportTable {
  const percent = (column: string, label: string): ReportColumn => ({ key: column, label, kind: 'percent' })
  const [low, high] = [reports('columns.low'), reports('columns.high')]
  return {
    key,
    title: organisation(`tables.${key}`),
    columns: [
      { key: 'group', label: organisation('columns.group'), kind: 'text' },
      { key: 'above', label: organisation('columns.above'), kind: 'text' },
      { key: 'people', label: reports('columns.people'), kind: 'number' },
      { key: 'shown', label: organisation('columns.shown'), kind: 'text' },
      percent('completed', reports('columns.completed')),
      { key: 'waived', label: reports('columns.waived'), kind: 'number' },
      { key: 'excused', label: reports('columns.excused'), kind: 'number' },
      percent('share', reports('columns.share')),
      percent('low', low),
      percent('high', high),
      percent('notEnoughEvidence', reports('columns.notEnoughEvidence')),
      ...practices.flatMap(({ id, shortName }) => [
        percent(id, shortName.text),
        percent(`${id}-low`, low),
        percent(`${id}-high`, high),
        percent(`${id}-unknown`, reports('columns.notEnoughEvidence')),
      ]),
    ],
    rows: rows.map(({ name, above, people, visibility, figures }): ReportCell[] => {
      const because = visibility === 'shown' ? null : organisation(`because.${visibility}`)
      const begin = [name, above, people, because]
      if (figures === null) return [...begin, ...Array.from({ length: 7 + 4 * practices.length }, () => null)]
      return [
        ...begin,
        countedPercent(figures.completed),
        figures.spared.waived,
        figures.spared.excused,
        ...shareCells(figures.overall),
        ...figures.shares.flatMap((share) => (share === null ? [null, null, null, null] : shareCells(share))),
      ]
    }),
  }
}

function shareCells(share: NonNullable<OrganisationReport['organisation']['figures']>['overall']): number[] {
  const { low, high } = estimateFigures(share.share, share.interval)
  return [estimatedPercent(share.share), low, high, Math.round(share.notEnoughEvidence * 100)]
}

/** How many clinicians' statuses rest on where the judges set the bar, practice by practice. */
export function barTable(
  { cutSensitivity, practices }: OrganisationReport,
  { organisation, reports }: OrganisationTexts,
): ReportTable {
  return {
    key: 'bar',
    title: organisation('tables.bar'),
    columns: [
      { key: 'practice', label: reports('columns.practice'), kind: 'text' },
      { key: 'people', label: reports('columns.people'), kind: 'number' },
      { key: 'lower', label: organisation('columns.barLower'), kind: 'number' },
      { key: 'higher', label: organisation('columns.barHigher'), kind: 'number' },
    ],
    rows: practices.flatMap(({ id, name }): ReportCell[][] => {
      const sensitivity = cutSensitivity.get(id)
      return sensitivity === undefined ? [] : [[name.text, sensitivity.n, sensitivity.lower, sensitivity.higher]]
    }),
  }
}

function changeTable(
  { change, practices }: OrganisationReport,
  { organisation, reports }: OrganisationTexts,
): ReportTable {
  const tenths = (share: number) => Math.round(share * 1000) / 10
  const changes =
    change === null
      ? []
      : [
          { name: reports('allPractices'), of: change.overall },
          ...practices.map(({ id, name }) => ({ name: name.text, of: change.practices[id] ?? ('too-few' as const) })),
        ]
  return {
    key: 'change',
    title: organisation('tables.change'),
    columns: [
      { key: 'practice', label: reports('columns.practice'), kind: 'text' },
      { key: 'since', label: reports('columns.since'), kind: 'day' },
      { key: 'people', label: reports('columns.people'), kind: 'number' },
      { key: 'change', label: organisation('columns.change'), kind: 'number' },
      { key: 'low', label: reports('columns.low'), kind: 'number' },
      { key: 'high', label: reports('columns.high'), kind: 'number' },
      { key: 'verdict', label: organisation('columns.verdict'), kind: 'text' },
    ],
    rows: changes.map(({ name, of }): ReportCell[] =>
      of === 'too-few'
        ? [name, change?.since ?? null, null, null, null, null, organisation('verdict.too-few')]
        : [
            name,
            change?.since ?? null,
            of.people,
            tenths(of.mean),
            tenths(of.interval.low),
            tenths(of.interval.high),
            organisation(`verdict.${of.verdict}`),
          ],
    ),
  }
}
