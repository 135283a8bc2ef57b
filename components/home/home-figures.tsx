import { useFormatter, useTranslations } from 'next-intl'
import type { ChangeSince, GroupFigures, TrendNight } from '#components/reports/types.ts'
import type { CompletionCounts, Share } from '#components/understanding/types.ts'
import { dayAndMonth } from '#domain/dates/date-formats.ts'
import { countedPercent, estimatedPercent, estimateFigures } from '#domain/reports/figures.ts'
import { TrendLine } from './trend-line.tsx'
import './home-figures.css'

export type HomeNight = {
  readonly organisation: GroupFigures
  readonly quarter: {
    readonly since: Date
    readonly completed: CompletionCounts | null
    readonly change: Pick<ChangeSince, 'overall' | 'recalibrated'>
  } | null
  readonly trend: readonly TrendNight[]
}

/** The organisation's two numbers, never one: completed beside understood, each with how it stood a quarter ago. */
export function HomeFigures({ night: { organisation, quarter, trend } }: { night: HomeNight }) {
  const t = useTranslations('home.figures')
  const grid = useTranslations('grid.gap')
  const words = useTranslations('interface')
  const completion = organisation.figures?.completed ?? { done: 0, assigned: 0 }
  const understoodShare = organisation.figures?.overall ?? 'too-few'
  const donePercent = countedPercent(completion)
  return (
    <dl className="home-figures">
      <div>
        <dt>{grid('completed')}</dt>
        <dd className="home-figure">
          <b>{donePercent === null ? '–' : words('percent', { value: donePercent })}</b>
          {completion.assigned > 0 && <small>{t('counted', completion)}</small>}
        </dd>
        <dd className="home-trend">
          <TrendLine nights={trend} of="completed" />
        </dd>
        <dd className="home-say">
          <CompletedSince now={donePercent} quarter={quarter} />
        </dd>
      </div>
      <div>
        <dt>{grid('understood')}</dt>
        <dd className="home-figure">
          {understoodShare === 'too-few' ? (
            <b>–</b>
          ) : (
            <>
              <b>{words('percent', { value: estimatedPercent(understoodShare.share) })}</b>
              <small>{words('interval', estimateFigures(understoodShare.share, understoodShare.interval))}</small>
            </>
          )}
        </dd>
        <dd className="home-trend">
          <TrendLine nights={trend} of="understood" />
        </dd>
        <dd className="home-say">
          <UnderstoodSince understood={understoodShare} quarter={quarter} />
        </dd>
      </div>
    </dl>
  )
}

function CompletedSince({ now, quarter }: { now: number | null; quarter: HomeNight['quarter'] }) {
  const t = useTranslations('home.figures')
  const format = useFormatter()
  const before = quarter?.completed == null ? null : countedPercent(quarter.completed)
  if (quarter === null || now === null || before === null) return t('noQuarter')
  const points = Math.round(now) - Math.round(before)
  const since = format.dateTime(quarter.since, dayAndMonth)
  if (points === 0) return t('completed.same', { since })
  return t(points > 0 ? 'completed.up' : 'completed.down', { since, points: Math.abs(points) })
}

function UnderstoodSince({ understood, quarter }: { understood: Share; quarter: HomeNight['quarter'] }) {
  const t = useTranslations('home.figures')
  if (understood === 'too-few') return t('tooFew')
  const unknownPercent = Math.round(understood.notEnoughEvidence * 100)
  return (
    <>
      <Change quarter={quarter} /> {unknownPercent > 0 && t('unknown', { value: unknownPercent })}
    </>
  )
}

/** Whether the same people understand more or less than a quarter ago, and whether that is more than chance. */
function Change({ quarter }: { quarter: HomeNight['quarter'] }) {
  const t = useTranslations('home.figures')
  const format = useFormatter()
  if (quarter === null || quarter.change.overall === 'too-few') return t('noQuarter')
  const { verdict, mean } = quarter.change.overall
  const since = format.dateTime(quarter.since, dayAndMonth)
  return (
    <>
      {t(`understood.${verdict}`, { since, points: Math.abs(Math.round(mean * 100)) })}
      {quarter.change.recalibrated && ` ${t('recalibrated')}`}
    </>
  )
}
