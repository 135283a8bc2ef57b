import { useFormatter, useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { Words } from '#components/ui/words.tsx'
import { countedPercent } from '#domain/reports/figures.ts'
import type { ItemRow } from './item-row.ts'
import './item-figures.css'

const percent = (share: number) => countedPercent({ done: share, assigned: 1 }) ?? 0

/** What an item's verdict rests on: how many were right, how it tells people apart, and who chose what. */
export function ItemFigures({ item }: { item: ItemRow }) {
  const t = useTranslations('items')
  const format = useFormatter()
  const { statistics } = item
  if (statistics === null) return <p className="item-figures">{t('verdict.too-few-answers')}</p>
  const apart = statistics.verdict === 'assessed' ? statistics.pointBiserial : null
  const hundredths = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const options = statistics.verdict === 'assessed' ? statistics.options : []
  return (
    <div className="item-figures">
      <p>
        {statistics.verdict === 'assessed'
          ? t('figures', { answers: statistics.answers, right: percent(statistics.facility) })
          : t('verdict.too-few-answers')}{' '}
        {apart !== null &&
          t('tellsApart', { value: hundredths(apart.value), low: hundredths(apart.low), high: hundredths(apart.high) })}
      </p>
      <p>
        <code>{item.id}</code>
      </p>
      {options.length > 0 && (
        <DataTable
          caption={t('whoChose')}
          columns={[
            { key: 'option', label: t('columns.option') },
            { key: 'share', label: t('columns.share'), align: 'end' },
            { key: 'ability', label: t('columns.ability'), align: 'end' },
          ]}
          rows={options.map(({ choice, share, meanTheta, isKey }) => ({
            key: choice,
            cells: [
              <Option key="option" item={item} choice={choice} isKey={isKey} />,
              t('percent', { value: percent(share) }),
              format.number(meanTheta, { maximumFractionDigits: 2, signDisplay: 'exceptZero' }),
            ],
          }))}
        />
      )}
    </div>
  )
}

/** What was chosen, in words: one option, or several. */
function Option({ item, choice, isKey }: { item: ItemRow; choice: string; isKey: boolean }) {
  const t = useTranslations('items')
  const options = choice.split(' ').flatMap((id) => item.options.find((option) => option.id === id) ?? [])
  return (
    <>
      {options.map(({ id, text }, place) => (
        <span key={id}>
          {place > 0 && ' + '}
          <Words text={text} />
        </span>
      ))}
      {isKey && <b> {t('key')}</b>}
    </>
  )
}
