import { useFormatter, useTranslations } from 'next-intl'
import type { TrendNight } from '#components/reports/types.ts'
import { Words } from '#components/ui/words.tsx'
import type { PracticeHead } from '#components/understanding/types.ts'
import type { GroupShare } from '#domain/comprehension/group-share.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { estimatedPercent, estimateFigures } from '#domain/reports/figures.ts'
import { lineThrough, plotAcross, strokesAt } from './paths.ts'
import { type Axis, placeBetween } from './time-scale.ts'
import { useSides } from './use-sides.ts'
import './practice-trends.css'
import './chart.css'

const height = 56
const plot = { top: 4, bottom: 52 }
const axis: Axis = { start: 2, end: 97 }
const yOf = (share: number) => plot.bottom - share * (plot.bottom - plot.top)

/** Each practice's share over the same time and on the same scale, so that they can be held against one another. */
export function PracticeTrends({
  practices,
  nights,
}: {
  practices: readonly PracticeHead[]
  nights: readonly TrendNight[]
}) {
  return (
    <ul className="practice-trends">
      {practices.map((practice, place) => {
        const shares = nights.flatMap(({ day, figures }) => {
          const share = figures?.shares[place] ?? null
          return share === null ? [] : [{ day, share }]
        })
        return (
          <li key={practice.id}>
            <PracticeTrend practice={practice} shares={shares} />
          </li>
        )
      })}
    </ul>
  )
}

function PracticeTrend({
  practice,
  shares,
}: {
  practice: PracticeHead
  shares: readonly { readonly day: Date; readonly share: GroupShare }[]
}) {
  const t = useTranslations('reports.trend')
  const words = useTranslations('interface')
  const format = useFormatter()
  const sides = useSides()
  const [first, last] = [shares[0], shares.at(-1)]
  const points =
    first === undefined || last === undefined
      ? []
      : shares.map(({ day, share }) => ({
          x: sides.across(placeBetween(day, { from: first.day, to: last.day }, axis)),
          y: yOf(share.share),
          interval: share.interval,
        }))
  return (
    <figure>
      <figcaption>
        <Words text={practice.name} />
      </figcaption>
      {first === undefined || last === undefined ? (
        <p className="text-ink-soft text-note">{t('notMeasured')}</p>
      ) : (
        <>
          <svg
            width="100%"
            height={height}
            role="img"
            aria-label={t('practiceName', {
              from: estimatedPercent(first.share.share),
              to: estimatedPercent(last.share.share),
              since: format.dateTime(first.day, wholeDay),
            })}
          >
            <line className="chart-line" x1="0" x2="100%" y1={plot.top} y2={plot.top} />
            <line className="chart-line" x1="0" x2="100%" y1={plot.bottom} y2={plot.bottom} />
            <svg
              className="plot"
              width="100%"
              height={height}
              viewBox={`0 0 ${plotAcross} ${height}`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <path
                className="chart-interval"
                d={strokesAt(
                  points.map(({ x, interval }) => ({ x, top: yOf(interval.high), bottom: yOf(interval.low) })),
                )}
              />
              <path className="chart-understood" d={lineThrough(points)} />
            </svg>
            <circle className="chart-dot" cx={`${points.at(-1)?.x ?? 0}%`} cy={points.at(-1)?.y} r="3.5" />
          </svg>
          <p className="practice-trend-now">
            {words('estimate', estimateFigures(last.share.share, last.share.interval))}
          </p>
        </>
      )}
    </figure>
  )
}
