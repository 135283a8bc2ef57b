import { useTranslations } from 'next-intl'
import './annotated.css'

/** What all answers to an item say of it: the part of data's statistics that is shown here. */
export type ItemFigures =
  | { readonly verdict: 'too-few-answers'; readonly answers: number; readonly quarantined: boolean }
  | {
      readonly verdict: 'assessed'
      readonly answers: number
      readonly quarantined: boolean
      readonly facility: number
      readonly pointBiserial: { readonly value: number; readonly low: number; readonly high: number } | null
      readonly options: readonly { readonly choice: string; readonly share: number }[]
      readonly flags: readonly string[]
      readonly stated: { readonly sure: number; readonly sureAndWrong: number }
    }

/** The statistics of an item in sentences. */
export function ItemFiguresNote({ figures }: { figures: ItemFigures | null }) {
  const t = useTranslations('content.statistics')
  return (
    <div className="annotated-figures">
      <p className="annotated-label">{t('title')}</p>
      {figures === null ? <p>{t('none')}</p> : <Figures figures={figures} />}
    </div>
  )
}

function Figures({ figures }: { figures: ItemFigures }) {
  const t = useTranslations('content.statistics')
  if (figures.verdict === 'too-few-answers') return <p>{t('tooFew', { answers: figures.answers })}</p>
  const { facility, answers, pointBiserial, flags, quarantined, stated } = figures
  const round = (value: number) => Math.round(value * 100) / 100
  return (
    <>
      {quarantined && (
        <p>
          <strong>{t('quarantined')}</strong>
        </p>
      )}
      <p>{t('facility', { percent: Math.round(facility * 100), answers })}</p>
      {pointBiserial !== null && (
        <p>
          {t('pointBiserial', {
            value: round(pointBiserial.value),
            low: round(pointBiserial.low),
            high: round(pointBiserial.high),
          })}
        </p>
      )}
      <p>{t('sure', { sure: stated.sure, wrong: stated.sureAndWrong })}</p>
      {flags.length > 0 && (
        <ul className="annotated-flags">
          {flags.map((flag) => (
            <li key={flag}>{t(`flag.${flag}`)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Of 100 who answered, how many chose this option; null where that is not known. */
export function choiceShare(figures: ItemFigures | null, option: string): number | null {
  if (figures?.verdict !== 'assessed') return null
  const ofOption = figures.options.find(({ choice }) => choice === option)
  return ofOption === undefined ? null : Math.round(ofOption.share * 100)
}
