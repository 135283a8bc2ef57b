import { getTranslations } from 'next-intl/server'
import type { ClinicianReportWithHistory } from '#data/reports/clinician.ts'
import type { OwnReport } from '#data/reports/own-report.ts'
import { estimateFigures } from '#domain/reports/figures.ts'
import type { ReportCell, ReportTable, ReportTables } from '#domain/reports/report-table.ts'
import { fileNamePart } from './exports/file-name.ts'
import { type ReportTexts, reportTexts } from './exports/report-texts.ts'

type Report = ClinicianReportWithHistory | OwnReport
type Words = Awaited<ReturnType<typeof getTranslations<'clinician.tables'>>>

/** A clinician's report as tables: what is understood, and how it came about. */
export async function clinicianTables(report: Report): Promise<ReportTables> {
  const texts = await reportTexts()
  const t = await getTranslations('clinician.tables')
  const { givenName, familyName } = report.person
  return {
    name: `clinician-${fileNamePart(`${familyName} ${givenName}`.trim())}`,
    asOf: report.asOf,
    tables: [statusTable(report, texts, t), historyTable(report, texts, t)],
  }
}

function statusTable({ practices, cells, history }: Report, texts: ReportTexts, t: Words): ReportTable {
  const { reports, interface: words } = texts
  return {
    key: 'statuses',
    title: t('statuses'),
    columns: [
      { key: 'practice', label: reports('columns.practice'), kind: 'text' },
      { key: 'status', label: reports('columns.status'), kind: 'text' },
      { key: 'since', label: t('columns.since'), kind: 'date' },
      { key: 'probability', label: reports('columns.probability'), kind: 'percent' },
      { key: 'low', label: reports('columns.low'), kind: 'percent' },
      { key: 'high', label: reports('columns.high'), kind: 'percent' },
      { key: 'needed', label: t('columns.understoodFrom'), kind: 'percent' },
      { key: 'fallsBelow', label: t('columns.fallsBelow'), kind: 'date' },
      { key: 'confirm', label: t('columns.confirm'), kind: 'text' },
      { key: 'answers', label: reports('columns.answers'), kind: 'number' },
      { key: 'lastAnswer', label: reports('columns.lastAnswer'), kind: 'date' },
      { key: 'misconception', label: reports('columns.misconception'), kind: 'text' },
      { key: 'putRight', label: t('columns.putRight'), kind: 'text' },
    ],
    rows: practices.map((practice, place): ReportCell[] => {
      const [cell, own] = [cells[place], history.practices[place]]
      if (cell === undefined || own === undefined) return [practice.name.text]
      const figures = cell.tooLittle === null ? estimateFigures(cell.probability, cell.interval) : null
      return [
        practice.name.text,
        words(`status.${cell.confidentlyWrong ? 'confidently-wrong' : cell.status}`),
        own.changes.at(-1)?.at ?? null,
        figures?.value ?? null,
        figures?.low ?? null,
        figures?.high ?? null,
        Math.round(own.needed * 100),
        own.fallsBelowAt,
        t(`columns.${cell.needsConfirmation ? 'yes' : 'no'}`),
        cell.answers,
        cell.lastEvidenceAt,
        cell.misconceptions[0]?.sentence.text ?? null,
        own.putRight.map(({ sentence }) => sentence.text).join(' ') || null,
      ]
    }),
  }
}

function historyTable({ practices, history }: Report, texts: ReportTexts, t: Words): ReportTable {
  const { reports, interface: words } = texts
  const nameOf = new Map(practices.map(({ id, name }) => [id, name.text]))
  return {
    key: 'history',
    title: t('history'),
    columns: [
      { key: 'practice', label: reports('columns.practice'), kind: 'text' },
      { key: 'at', label: t('columns.at'), kind: 'date' },
      { key: 'status', label: reports('columns.status'), kind: 'text' },
      { key: 'probability', label: reports('columns.probability'), kind: 'percent' },
      { key: 'low', label: reports('columns.low'), kind: 'percent' },
      { key: 'high', label: reports('columns.high'), kind: 'percent' },
    ],
    rows: history.practices.flatMap(({ practice, points }) =>
      points.map(({ at, status, confidentlyWrong, probability, interval }): ReportCell[] => {
        const { value, low, high } = estimateFigures(probability, interval)
        const verdict = words(`status.${confidentlyWrong ? 'confidently-wrong' : status}`)
        return [nameOf.get(practice) ?? practice, at, verdict, value, low, high]
      }),
    ),
  }
}
