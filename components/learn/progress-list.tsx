import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { type Mark, StatusShape } from '#components/ui/status-mark.tsx'
import './progress-list.css'

/** Those that the page of what they understand offers to win back. */
const toWinBack: readonly Mark[] = ['faded', 'developing', 'does-not-understand-yet', 'confidently-wrong']

/** How far the reader is: modules done, and practices by their shapes. The two are never one number. */
export function ProgressList({
  modules,
  marks,
}: {
  modules: { readonly done: number; readonly underWay: number; readonly all: number }
  marks: readonly Mark[]
}) {
  const t = useTranslations('learn.progress')
  const lostCount = marks.filter((mark) => toWinBack.includes(mark)).length
  const isMeasured = marks.some((mark) => mark !== 'not-enough-evidence')
  return (
    <dl className="progress-list">
      <dt>{t('modules')}</dt>
      <dd>
        <span className="progress-boxes" aria-hidden="true">
          {Array.from({ length: modules.all }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: boxes have nothing but their place
            <i key={place} className={`progress-box progress-${boxOf(place, modules)}`} />
          ))}
        </span>
        <span>{t('done', { done: modules.done, all: modules.all })}</span>
      </dd>
      <dt>{t('practices')}</dt>
      <dd>
        <span className="progress-marks" aria-hidden="true">
          {marks.map((mark, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: in the order of the practices
            <StatusShape key={place} mark={mark} />
          ))}
        </span>
        <Link href="/learn/understanding">
          {isMeasured ? t('winBack', { count: lostCount }) : t('notMeasured')}
          <span className="sr-only">: {t('see')}</span>
        </Link>
      </dd>
    </dl>
  )
}

function boxOf(place: number, { done, underWay }: { done: number; underWay: number }): 'done' | 'begun' | 'open' {
  if (place < done) return 'done'
  return place < done + underWay ? 'begun' : 'open'
}
