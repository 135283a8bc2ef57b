import { lineThrough, plotAcross } from '#components/charts/paths.ts'
import { placeBetween } from '#components/charts/time-scale.ts'
import type { TrendNight } from '#components/reports/types.ts'
import { countedPercent } from '#domain/reports/figures.ts'
import './trend-line.css'

const height = 44
const axis = { start: 1, end: 99 }
const yOf = (percent: number) => height - 3 - (percent / 100) * (height - 6)

/** How a figure came to be, week by week, small, from 0 to 100. It says nothing that the sentence beside it does not say. */
export function TrendLine({ nights, of }: { nights: readonly TrendNight[]; of: 'completed' | 'understood' }) {
  const shownNights = nights.flatMap(({ day, figures }) => (figures === null ? [] : [{ day, figures }]))
  const [first, last] = [shownNights[0], shownNights.at(-1)]
  if (first === undefined || last === undefined || shownNights.length < 2) return null
  const xOf = (day: Date) => placeBetween(day, { from: first.day, to: last.day }, axis)
  const completionPoints = shownNights.flatMap(({ day, figures }) => {
    const percent = countedPercent(figures.completed)
    return percent === null ? [] : [{ x: xOf(day), y: yOf(percent) }]
  })
  const edge = (end: 'low' | 'high') =>
    shownNights.map(({ day, figures }) => ({ x: xOf(day), y: yOf(figures.overall.interval[end] * 100) }))
  return (
    <svg
      className="trend-line"
      width="100%"
      height={height}
      viewBox={`0 0 ${plotAcross} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="trend-line-ground" d={`M0 ${height - 1}H${plotAcross}`} />
      {of === 'completed' ? (
        <path className="trend-line-completed" d={lineThrough(completionPoints)} />
      ) : (
        <>
          <path className="trend-line-range" d={`${lineThrough([...edge('high'), ...edge('low').toReversed()])}Z`} />
          <path
            className="trend-line-understood"
            d={lineThrough(
              shownNights.map(({ day, figures }) => ({ x: xOf(day), y: yOf(figures.overall.share * 100) })),
            )}
          />
        </>
      )}
    </svg>
  )
}
