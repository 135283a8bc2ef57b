import { useFormatter, useTranslations } from 'next-intl'
import type { TrendNight } from '#components/reports/types.ts'
import { countedPercent, isThin } from '#domain/reports/figures.ts'
import { type Axis, monthsBetween, placeBetween } from './time-scale.ts'

const height = 236
const plot = { top: 12, bottom: 200 }
const axis: Axis = { start: 10, end: 98 }
const gridLines = [0, 25, 50, 75, 100]

const yOf = (percent: number) => plot.bottom - (percent / 100) * (plot.bottom - plot.top)

type Point = { readonly x: number; readonly y: number }

/**
 * Completed and understood, week by week, each for itself: understood as circles joined by a line, with its interval as
 * a stroke through each; completed as squares joined by dashes. Places are in per cent across and in pixels down, so that
 * the words keep their size however wide the figure is.
 */
export function TrendChart({ nights, name }: { nights: readonly TrendNight[]; name: string }) {
  const t = useTranslations('reports.trend')
  const words = useTranslations('interface')
  const format = useFormatter()
  const [first, last] = [nights[0], nights.at(-1)]
  if (first === undefined || last === undefined) return null
  const span = { from: first.day, to: last.day }
  const xOf = (day: Date) => placeBetween(day, span, axis)
  const understood = nights.flatMap(({ day, figures }) =>
    figures === null
      ? []
      : [
          {
            x: xOf(day),
            y: yOf(figures.overall.share * 100),
            interval: figures.overall.interval,
            isThin: isThin(figures.overall),
          },
        ],
  )
  const completed = nights.flatMap(({ day, figures }): Point[] => {
    const percent = figures === null ? null : countedPercent(figures.completed)
    return percent === null ? [] : [{ x: xOf(day), y: yOf(percent) }]
  })
  return (
    <figure className="trend-chart">
      <svg width="100%" height={height} role="img" aria-label={name}>
        {gridLines.map((percent) => (
          <g key={percent}>
            <line
              className="chart-line"
              x1={`${axis.start}%`}
              x2={`${axis.end}%`}
              y1={yOf(percent)}
              y2={yOf(percent)}
            />
            <text className="chart-words" x={`${axis.start - 1.2}%`} y={yOf(percent) + 4} textAnchor="end">
              {words('percent', { value: percent })}
            </text>
          </g>
        ))}
        {monthsBetween(span.from, span.to, { most: 6 }).map((month) => (
          <g key={month.toISOString()}>
            <line
              className="chart-tick"
              x1={`${xOf(month)}%`}
              x2={`${xOf(month)}%`}
              y1={plot.bottom}
              y2={plot.bottom + 5}
            />
            <text className="chart-words" x={`${xOf(month)}%`} y={plot.bottom + 21} textAnchor="middle">
              {format.dateTime(month, { month: 'short', year: month.getUTCMonth() === 0 ? '2-digit' : undefined })}
            </text>
          </g>
        ))}
        <Joined points={completed} className="chart-completed" />
        {completed.map(({ x, y }) => (
          <svg key={x} x={`${x}%`} y={y} overflow="visible" aria-hidden="true">
            <rect className="chart-square" x="-3" y="-3" width="6" height="6" />
          </svg>
        ))}
        {understood.map(({ x, interval }) => (
          <line
            key={x}
            className="chart-interval"
            x1={`${x}%`}
            x2={`${x}%`}
            y1={yOf(interval.low * 100)}
            y2={yOf(interval.high * 100)}
          />
        ))}
        <Joined points={understood} className="chart-understood" />
        {understood.map(({ x, y, isThin: thin }) => (
          <circle key={x} className={thin ? 'chart-dot chart-thin' : 'chart-dot'} cx={`${x}%`} cy={y} r="3.5" />
        ))}
      </svg>
      <figcaption className="chart-key">
        <span>
          <svg width="34" height="14" aria-hidden="true">
            <line className="chart-interval" x1="17" x2="17" y1="0" y2="14" />
            <line className="chart-understood" x1="0" x2="34" y1="7" y2="7" />
            <circle className="chart-dot" cx="17" cy="7" r="3.5" />
          </svg>
          {t('understood')}
        </span>
        {understood.some((point) => point.isThin) && (
          <span>
            <svg width="14" height="14" aria-hidden="true">
              <circle className="chart-dot chart-thin" cx="7" cy="7" r="3.5" />
            </svg>
            {t('thin')}
          </span>
        )}
        <span>
          <svg width="34" height="14" aria-hidden="true">
            <line className="chart-completed" x1="0" x2="34" y1="7" y2="7" />
            <rect className="chart-square" x="14" y="4" width="6" height="6" />
          </svg>
          {t('completed')}
        </span>
      </figcaption>
    </figure>
  )
}

function Joined({ points, className }: { points: readonly Point[]; className: string }) {
  return points.slice(1).map(({ x, y }, place) => {
    const before = points[place]
    return before === undefined ? null : (
      <line key={x} className={className} x1={`${before.x}%`} y1={before.y} x2={`${x}%`} y2={y} />
    )
  })
}
