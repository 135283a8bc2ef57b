import { useFormatter, useTranslations } from 'next-intl'
import { Words } from '#components/ui/words.tsx'
import type { PracticeHead } from '#components/understanding/types.ts'
import type { Change } from '#domain/comprehension/groups/paired-change.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { spanOf } from './span.ts'
import type { ChangeSince } from './types.ts'
import './change-words.css'

const tenths = (share: number) => Math.round(share * 1000) / 10
const points = (share: number) => Math.abs(tenths(share))

/** What is different from a quarter ago, and whether that is more than chance, in plain sentences. */
export function ChangeWords({
  change,
  practices,
}: {
  change: (ChangeSince & { readonly practices?: Readonly<Record<string, Change | 'too-few'>> }) | null
  practices: readonly PracticeHead[]
}) {
  const t = useTranslations('reports.change')
  const format = useFormatter()
  if (change === null) return <p className="change-words">{t('noQuarter')}</p>
  const since = format.dateTime(change.since, wholeDay)
  const { overall } = change
  if (overall === 'too-few') return <p className="change-words">{t('tooFew', { since })}</p>
  const clear = practices.flatMap((practice) => {
    const own = change.practices?.[practice.id]
    return own === undefined || own === 'too-few' || own.verdict === 'unclear' ? [] : [{ practice, change: own }]
  })
  return (
    <div className="change-words">
      <p>
        <b>{t(`overall.${overall.verdict}`, { since, points: points(overall.mean) })}</b>{' '}
        {t('range', {
          people: overall.people,
          ...spanOf({ low: tenths(overall.interval.low), high: tenths(overall.interval.high) }),
        })}
      </p>
      {change.practices !== undefined && (
        <>
          <p>{t('practices', { count: clear.length })}</p>
          {clear.length > 0 && (
            <ul>
              {clear.map(({ practice, change: own }) => (
                <li key={practice.id}>
                  <Words text={practice.name} />: {t(`practice.${own.verdict}`, { points: points(own.mean) })}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {change.recalibrated && <p>{t('recalibrated')}</p>}
    </div>
  )
}
