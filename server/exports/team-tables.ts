import type { TeamReport } from '#data/reports/team.ts'
import { countedPercent, estimatedPercent, estimateFigures } from '#domain/reports/figures.ts'
import type { ReportCell, ReportTable, ReportTables } from '#domain/reports/report-table.ts'
import { listedName } from '#domain/text/person-name.ts'
import { fileNamePart } from './file-name.ts'
import type { ReportTexts } from './report-texts.ts'
import { trendTable } from './trend-table.ts'

/**
 * The team report as tables: its shares, who to help first, and every cell of its grid; the last two only where people are
 * named.
 */
export function teamTables(report: TeamReport, texts: ReportTexts): ReportTables {
  const named = report.statusesShown && report.tooMany === null
  const because = report.tooMany && texts.reports('tooManyToName', { most: report.tooMany.namingLimit })
  return {
    name: `team-${fileNamePart(report.team.name)}`,
    asOf: report.asOf,
    tables: [
      ...(named ? [peopleTable(report, texts)] : []),
      sharesTable(report, texts),
      ...(named ? [helpTable(report, texts)] : []),
      trendTable(report.history.trend, report.practices, texts),
    ],
    leftOut:
      because === null
        ? []
        : [
            { key: 'people', because },
            { key: 'help-first', because },
          ],
  }
}

function peopleTable({ people, practices }: TeamReport, { reports, interface: words, grid }: ReportTexts): ReportTable {
  return {
    key: 'people',
    title: reports('tables.people'),
    columns: [
      { key: 'person', label: reports('columns.person'), kind: 'text' },
      { key: 'profession', label: reports('columns.profession'), kind: 'text' },
      { key: 'practice', label: reports('columns.practice'), kind: 'text' },
      { key: 'status', label: reports('columns.status'), kind: 'text' },
      { key: 'probability', label: reports('columns.probability'), kind: 'percent' },
      { key: 'low', label: reports('columns.low'), kind: 'percent' },
      { key: 'high', label: reports('columns.high'), kind: 'percent' },
      { key: 'answers', label: reports('columns.answers'), kind: 'number' },
      { key: 'lastAnswer', label: reports('columns.lastAnswer'), kind: 'date' },
      { key: 'misconception', label: reports('columns.misconception'), kind: 'text' },
      { key: 'policy', label: reports('columns.policy'), kind: 'text' },
    ],
    rows: people.flatMap((person) =>
      person.cells.map((cell, place): ReportCell[] => {
        const figures = cell.tooLittle === null ? estimateFigures(cell.probability, cell.interval) : null
        return [
          listedName(person, (name) => grid('name', name)),
          person.profession,
          practices[place]?.name.text ?? cell.practice,
          words(`status.${cell.confidentlyWrong ? 'confidently-wrong' : cell.status}`),
          figures?.value ?? null,
          figures?.low ?? null,
          figures?.high ?? null,
          cell.answers,
          cell.lastEvidenceAt,
          cell.misconceptions[0]?.sentence.text ?? null,
          cell.needsConfirmation ? grid('confirm.mark') : null,
        ]
      }),
    ),
  }
}

function sharesTable(
  { practices, shares, understood, completed, spared, visibility }: TeamReport,
  { reports }: ReportTexts,
): ReportTable {
  const shareCells = (share: TeamReport['understood'] | undefined): ReportCell[] => {
    if (share === undefined || share === 'too-few') return [null, null, null, null]
    const { value, low, high } = estimateFigures(share.share, share.interval)
    return [value, low, high, Math.round(share.notEnoughEvidence * 100)]
  }
  return {
    key: 'shares',
    title: reports('tables.shares'),
    columns: [
      { key: 'practice', label: reports('columns.practice'), kind: 'text' },
      { key: 'share', label: reports('columns.share'), kind: 'percent' },
      { key: 'low', label: reports('columns.low'), kind: 'percent' },
      { key: 'high', label: reports('columns.high'), kind: 'percent' },
      { key: 'notEnoughEvidence', label: reports('columns.notEnoughEvidence'), kind: 'percent' },
      { key: 'completed', label: reports('columns.completed'), kind: 'percent' },
      { key: 'waived', label: reports('columns.waived'), kind: 'number' },
      { key: 'excused', label: reports('columns.excused'), kind: 'number' },
    ],
    rows: [
      [
        reports('allPractices'),
        ...shareCells(understood),
        visibility === 'protects-others' ? null : countedPercent(completed),
        spared.waived,
        spared.excused,
      ],
      ...practices.map(({ id, name }) => [
        name.text,
        ...shareCells(shares === 'too-few' ? shares : shares.get(id)),
        null,
        null,
        null,
      ]),
    ],
  }
}

function helpTable(
  { helpFirst, practices }: TeamReport,
  { reports, interface: words, grid }: ReportTexts,
): ReportTable {
  const nameOf = new Map(practices.map(({ id, name }) => [id, name.text]))
  return {
    key: 'help-first',
    title: reports('tables.helpFirst'),
    columns: [
      { key: 'person', label: reports('columns.person'), kind: 'text' },
      { key: 'because', label: reports('columns.because'), kind: 'text' },
      { key: 'practice', label: reports('columns.practice'), kind: 'text' },
      { key: 'probability', label: reports('columns.probability'), kind: 'percent' },
      { key: 'misconception', label: reports('columns.misconception'), kind: 'text' },
      { key: 'suggested', label: reports('columns.suggested'), kind: 'text' },
    ],
    rows: helpFirst.map(({ person, need, cell, module }) => [
      listedName(person, (name) => grid('name', name)),
      words(`status.${need.because}`),
      nameOf.get(need.practice) ?? need.practice,
      cell.tooLittle === null ? estimatedPercent(cell.probability) : null,
      cell.misconceptions[0]?.sentence.text ?? null,
      module?.title.text ?? null,
    ]),
  }
}
