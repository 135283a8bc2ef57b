import { useTranslations } from 'next-intl'
import type { WaiverCounts } from '#domain/assignments/waiver.ts'
import { countedPercent, estimatedPercent, estimateFigures } from '#domain/reports/figures.ts'
import type { CompletionCounts, Share } from './types.ts'
import './gap-scale.css'

/** Completed against understood, each for itself: the two are never one number. */
export function GapScale({
  completed,
  spared,
  understood,
  because,
}: {
  completed: CompletionCounts
  /** What nobody has to finish now: said apart, and in neither figure. */
  spared?: WaiverCounts
  understood: Share
  /** Why there is no figure, where it is not for fewer than five people beside a grid that shows each. */
  because?: { label: 'too-few' | 'not-yet'; words: string } | undefined
}) {
  const t = useTranslations('grid.gap')
  const words = useTranslations('interface')
  const donePercent = countedPercent(completed)
  return (
    <div className="gap-scale">
      <dl>
        <div>
          <dt>{t('completed')}</dt>
          <dd className="gap-track">
            <svg width="100%" height="24" aria-hidden="true">
              <rect className="gap-ground" y="5" width="100%" height="14" rx="3" />
              {donePercent !== null && <rect className="gap-done" y="5" width={`${donePercent}%`} height="14" rx="3" />}
            </svg>
          </dd>
          <dd className="gap-figure">
            <b>{donePercent === null ? '–' : words('percent', { value: donePercent })}</b>
            <small>{t('counted', { done: completed.done, assigned: completed.assigned })}</small>
            {spared !== undefined && spared.waived > 0 && (
              <small className="gap-spared">{t('waived', { count: spared.waived })}</small>
            )}
            {spared !== undefined && spared.excused > 0 && (
              <small className="gap-spared">{t('excused', { count: spared.excused })}</small>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('understood')}</dt>
          <dd className="gap-track">
            <svg width="100%" height="24" aria-hidden="true">
              <rect className="gap-ground" y="5" width="100%" height="14" rx="3" />
              {understood !== 'too-few' && (
                <>
                  <rect className="gap-understood" y="5" width={`${understood.share * 100}%`} height="14" rx="3" />
                  <Whisker low={understood.interval.low} high={understood.interval.high} />
                </>
              )}
            </svg>
          </dd>
          <dd className="gap-figure">
            {understood === 'too-few' ? (
              <small>{t(because?.label ?? 'too-few')}</small>
            ) : (
              <>
                <b>{words('percent', { value: estimatedPercent(understood.share) })}</b>
                <small>{words('interval', estimateFigures(understood.share, understood.interval))}</small>
              </>
            )}
          </dd>
        </div>
      </dl>
      <p>
        {understood === 'too-few' ? (because?.words ?? t('too-few-words')) : <GapSentence understood={understood} />}
      </p>
    </div>
  )
}

function GapSentence({ understood }: { understood: Exclude<Share, 'too-few'> }) {
  const t = useTranslations('grid.gap')
  const unknownPercent = Math.round(understood.notEnoughEvidence * 100)
  return (
    <>
      {t('sentence', { people: understood.n, percent: Math.round(understood.share * 10) * 10 })}{' '}
      {unknownPercent > 0 && t('unknown', { value: unknownPercent })}
    </>
  )
}

/** An interval over a track, in per cent of its width. */
function Whisker({ low, high }: { low: number; high: number }) {
  const [from, to] = [`${low * 100}%`, `${high * 100}%`]
  return (
    <g className="gap-whisker">
      <line x1={from} x2={to} y1="12" y2="12" />
      <line x1={from} x2={from} y1="1" y2="23" />
      <line x1={to} x2={to} y1="1" y2="23" />
    </g>
  )
}
