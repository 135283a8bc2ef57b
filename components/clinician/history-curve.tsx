import { useFormatter, useTranslations } from 'next-intl'
import { useSides } from '#components/charts/use-sides.ts'
import type { HistoryPoint } from '#domain/comprehension/understanding-history.ts'
import { MarkShape, rowOf, shapeOf } from './mark-shape.tsx'
import type { DrawnHistory, Mark } from './types.ts'
import './history-curve.css'

const height = 132
const top = 20
const foot = 54
const markRow = 15
const plot = height - top
/** The plot's own units: stretched to whatever width there is, with lines that stay as thick as they are. */
const across = 1000
const rules = [0, 0.5, 1]
const week = 7 * 24 * 60 * 60 * 1000

/**
 * How a chance went up and down, with its band, the mark from which it counts, what was asked when, and after today what
 * follows if nothing more is asked. The words and the table beside it say the same.
 */
export function HistoryCurve({ history, name }: { history: DrawnHistory; name: string }) {
  const t = useTranslations('clinician.history')
  const format = useFormatter()
  const sides = useSides()
  const { points, projection, needed, evidence } = history
  const first = (points[0]?.at.getTime() ?? 0) - week
  const last = projection.at(-1)?.at.getTime() ?? first + 1
  const share = (at: Date) => sides.across((100 * (at.getTime() - first)) / (last - first)) / 100
  const percent = (at: Date) => `${(share(at) * 100).toFixed(2)}%`
  const month = (at: Date) => format.dateTime(at, { month: 'short', year: 'numeric' })
  const today = points.at(-1)?.at ?? new Date(first)
  const level = (probability: number) => top + (1 - probability) * plot
  const label = t('figure', { practice: name, from: month(new Date(first)), to: month(new Date(last)) })
  return (
    <figure className="history">
      <svg className="history-svg" width="100%" height={height + foot} role="img" aria-label={label}>
        {rules.map((line) => (
          <line key={line} className="history-rule" x1="0" x2="100%" y1={level(line)} y2={level(line)} />
        ))}
        <svg
          x="0"
          y={top}
          width="100%"
          height={plot}
          viewBox={`0 0 ${across} ${plot}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path className="history-band" d={band(points, share)} />
          <path className="history-band history-ahead" d={band(projection, share)} />
          <path className="history-line" d={line(points, share)} />
          <path className="history-line history-line-ahead" d={line(projection, share)} />
        </svg>
        <line className="history-needed" x1="0" x2="100%" y1={level(needed)} y2={level(needed)} />
        <line className="history-today" x1={percent(today)} x2={percent(today)} y1={top} y2={height + 4} />
        {withKeys(evidence).map(({ key, mark }) => (
          <svg
            key={key}
            x={percent(mark.at)}
            y={height + 6 + markRow * rowOf(mark)}
            overflow="visible"
            aria-hidden="true"
          >
            <MarkShape shape={shapeOf(mark)} />
          </svg>
        ))}
        <g className="history-text">
          {rules.map((line) => (
            <text key={line} x={`${sides.across(100)}%`} y={level(line) - 4} textAnchor={sides.before}>
              {sides.words(t('axis', { value: line * 100 }))}
            </text>
          ))}
          <text x={`${sides.across(0.3)}%`} y={level(needed) - 4} textAnchor={sides.after}>
            {sides.words(t('needed', { value: Math.round(needed * 100) }))}
          </text>
          <text x={`${sides.across(0)}%`} y={height + foot - 4} textAnchor={sides.after}>
            {month(new Date(first))}
          </text>
          <text x={percent(today)} y={height + foot - 4} textAnchor="middle">
            {t('today')}
          </text>
          <text x={`${sides.across(100)}%`} y={height + foot - 4} textAnchor={sides.before}>
            {month(new Date(last))}
          </text>
        </g>
      </svg>
    </figure>
  )
}

/** Several may be of one moment and alike. */
function withKeys(marks: readonly Mark[]): { key: string; mark: Mark }[] {
  return marks.map((mark, place) => ({ key: `mark-${place}`, mark }))
}

type Share = (at: Date) => number

function place(at: Date, probability: number, share: Share): string {
  return `${(share(at) * across).toFixed(1)} ${((1 - probability) * plot).toFixed(1)}`
}

function line(points: readonly HistoryPoint[], share: Share): string {
  return points.map(({ at, probability }, i) => `${i === 0 ? 'M' : 'L'}${place(at, probability, share)}`).join('')
}

function band(points: readonly HistoryPoint[], share: Share): string {
  const above = points.map(({ at, interval }, i) => `${i === 0 ? 'M' : 'L'}${place(at, interval.high, share)}`)
  const below = points.toReversed().map(({ at, interval }) => `L${place(at, interval.low, share)}`)
  return `${above.join('')}${below.join('')}Z`
}
