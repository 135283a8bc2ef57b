import { useFormatter, useTimeZone, useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { markOf, StatusShape } from '#components/ui/status-mark.tsx'
import { Words } from '#components/ui/words.tsx'
import type { HistoryPoint } from '#domain/comprehension/understanding-history.ts'
import { estimateFigures } from '#domain/reports/figures.ts'
import { HistoryCurve } from './history-curve.tsx'
import { type HistoryRow, historyRows } from './history-rows.ts'
import type { DrawnHistory } from './types.ts'
import './practice-history.css'

/** How one person's one practice came about: the curve, what follows, the statuses over time, and all of it as a table. */
export function PracticeHistory({ history, name }: { history: DrawnHistory; name: string }) {
  const t = useTranslations('clinician.history')
  if (history.evidence.length === 0) return <p className="history-nothing">{t('nothing')}</p>
  return (
    <div className="practice-history">
      <HistoryCurve history={history} name={name} />
      <p className="history-falls">
        <Falls history={history} />
      </p>
      <Statuses history={history} />
      <PutRight history={history} />
      <Disclosure summary={t('table')}>
        <HistoryTable history={history} name={name} />
      </Disclosure>
    </div>
  )
}

function Falls({ history: { points, needed, fallsBelowAt } }: { history: DrawnHistory }) {
  const t = useTranslations('clinician.history')
  const format = useFormatter()
  const value = Math.round(needed * 100)
  if ((points.at(-1)?.probability ?? 0) < needed) return t('below', { needed: value })
  if (fallsBelowAt === null) return t('stays', { needed: value })
  return t('falls', { needed: value, date: format.dateTime(fallsBelowAt, { dateStyle: 'long' }) })
}

function Statuses({ history: { changes } }: { history: DrawnHistory }) {
  const t = useTranslations('clinician.history')
  const words = useTranslations('interface.status')
  const format = useFormatter()
  return (
    <div className="history-statuses">
      <p>{t('statuses')}</p>
      <ol>
        {changes.map((change) => (
          <li key={change.at.getTime()}>
            <StatusShape mark={markOf(change)} />
            {t('since', {
              status: words(markOf(change)),
              date: format.dateTime(change.at, { dateStyle: 'medium' }),
            })}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Beliefs that stood in the way once, with the day on which each was put right. */
function PutRight({ history: { putRight } }: { history: DrawnHistory }) {
  const t = useTranslations('clinician.history')
  const format = useFormatter()
  if (putRight.length === 0) return null
  return (
    <Disclosure summary={t('putRight', { count: putRight.length })}>
      <ul>
        {putRight.map(({ id, sentence, at }) => (
          <li key={id}>
            {t.rich('putRightOn', {
              words: () => <Words text={sentence} />,
              date: format.dateTime(at, { dateStyle: 'medium' }),
            })}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function HistoryTable({ history, name }: { history: DrawnHistory; name: string }) {
  const t = useTranslations('clinician.history')
  const words = useTranslations('interface')
  const format = useFormatter()
  const timeZone = useTimeZone() ?? 'UTC'
  const chance = ({ probability, interval, ...verdict }: HistoryPoint) => {
    const { value, low, high } = estimateFigures(probability, interval)
    return [words('percent', { value }), words('interval', { low, high }), words(`status.${markOf(verdict)}`)]
  }
  const what = (row: HistoryRow) => {
    if (row.is !== 'asked') return t(row.is)
    const { count, occasion, verdicts } = row
    return verdicts === null ? t('asked', { count, occasion }) : t('answered', { count, occasion, ...verdicts })
  }
  return (
    <DataTable
      caption={t('caption', { practice: name })}
      columns={[
        { key: 'at', label: t('columns.at') },
        { key: 'what', label: t('columns.what') },
        { key: 'chance', label: t('columns.chance'), align: 'end' },
        { key: 'between', label: t('columns.between'), align: 'end' },
        { key: 'status', label: t('columns.status') },
      ]}
      rows={historyRows(history, timeZone).map((row) => ({
        key: `${row.is} ${row.point.at.getTime()}`,
        cells: [format.dateTime(row.point.at, { dateStyle: 'medium' }), what(row), ...chance(row.point)],
      }))}
    />
  )
}
