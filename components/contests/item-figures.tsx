import { useTranslations } from 'next-intl'

type Flag =
  | 'too-hard'
  | 'too-easy'
  | 'discriminates-little'
  | 'key-may-be-wrong'
  | 'option-unused'
  | 'negative-discrimination'

/** What everybody's answers say of an item, as far as a contest needs it. */
export type ItemFiguresProps =
  | { readonly verdict: 'too-few-answers'; readonly answers: number; readonly quarantined: boolean }
  | {
      readonly verdict: 'assessed'
      readonly answers: number
      readonly quarantined: boolean
      readonly facility: number
      readonly pointBiserial: { readonly value: number; readonly low: number; readonly high: number } | null
      readonly flags: readonly Flag[]
    }

export function ItemFigures({ statistics }: { statistics: ItemFiguresProps }) {
  const t = useTranslations('contests.statistics')
  const tenths = (value: number) => Math.round(value * 100) / 100
  const { answers, quarantined } = statistics
  return (
    <div className="contest-figures">
      <h3>{t('title')}</h3>
      {statistics.verdict === 'too-few-answers' ? (
        <p>{t('too-few-answers', { answers })}</p>
      ) : (
        <>
          <p>{t('assessed', { answers, facility: Math.round(statistics.facility * 100) })}</p>
          {statistics.pointBiserial && (
            <p>
              {t('separates', {
                value: tenths(statistics.pointBiserial.value),
                low: tenths(statistics.pointBiserial.low),
                high: tenths(statistics.pointBiserial.high),
              })}
            </p>
          )}
          {statistics.flags.map((flag) => (
            <p key={flag}>{t(`flags.${flag}`)}</p>
          ))}
        </>
      )}
      {quarantined && <p>{t('quarantined')}</p>}
    </div>
  )
}
