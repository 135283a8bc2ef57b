import { useFormatter, useTranslations } from 'next-intl'
import type { TrendNight } from '#components/reports/types.ts'
import { countedPercent, isThin } from '#domain/reports/figures.ts'
import { dotsAt, lineThrough, plotAcross, strokesAt } from './paths.ts'
import { type Axis, monthsBetween, placeBetween } from './time-scale.ts'
import { useSides } from './use-sides.ts'
import './trend-chart.css'
import './chart.css'

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
  const sides = useSides()
  const [first, last] = [nights[0], nights.at(-1)]
  if (first === undefined || last === undefined) return null
  const span = { from: first.day, to: last.day }
  const xOf = (day: Date) => sides.across(placeBetween(day, span, axis))
  const understoodPoints = nights.flatMap(({ day, figures }) =>
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
  const completionPoints = nights.flatMap(({ day, figures }): Point[] => {
    const percent = figures === null ? null : countedPercent(figures.completed)
    return percent === null ? [] : [{ x: xOf(day), y: yOf(percent) }]
  })
  const thin = understoodPoints.filter((point) => point.isThin)
  const firm = understoodPoints.filter((point) => !point.isThin)
  return (
    <figure className="trend-chart">
      <svg width="100%" height={height} role="img" aria-label={name}>
        {gridLines.map((percent) => (
          <g key={percent}>
            <line
              className="chart-line"
              x1={`${sides.across(axis.start)}%`}
              x2={`${sides.across(axis.end)}%`}
              y1={yOf(percent)}
              y2={yOf(percent)}
            />
            <text
              className="chart-words"
              x={`${sides.across(axis.start - 1.2)}%`}
              y={yOf(percent) + 4}
              textAnchor={sides.before}
            >
              {sides.words(words('percent', { value: percent }))}
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
              {format.dateTime(month, {
                month: 'short',
                year: month.getUTCMonth() === 0 ? '2-digit' : undefined,
                timeZone: 'UTC',
              })}
            </text>
          </g>
        ))}
        <svg
          className="plot"
          width="100%"
          height={height}
          viewBox={`0 0 ${plotAcross} ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path className="chart-completed" d={lineThrough(completionPoints)} />
          <path className="chart-squares" d={dotsAt(completionPoints)} />
          <path className="chart-squares-inside" d={dotsAt(completionPoints)} />
          <path
            className="chart-interval"
            d={strokesAt(
              understoodPoints.map(({ x, interval }) => ({
                x,
                top: yOf(interval.high * 100),
                bottom: yOf(interval.low * 100),
              })),
            )}
          />
          <path className="chart-understood" d={lineThrough(understoodPoints)} />
          <path className="chart-dots-ring" d={dotsAt(firm)} />
          <path className="chart-dots" d={dotsAt(firm)} />
          <path className="chart-thin-ring" d={dotsAt(thin)} />
          <path className="chart-thin-dots" d={dotsAt(thin)} />
        </svg>
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
        {thin.length > 0 && (
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
