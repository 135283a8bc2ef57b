import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DataTable } from '#components/ui/data-table.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Words } from '#components/ui/words.tsx'
import { countedPercent } from '#domain/reports/figures.ts'
import type { ItemRow } from './item-row.ts'
import './item-findings.css'

type Assessed = Extract<NonNullable<ItemRow['statistics']>, { verdict: 'assessed' }>

const percent = (share: number) => countedPercent({ done: share, assigned: 1 }) ?? 0

/** Items with what is wrong with each, in sentences, and who chose what. */
export function ItemFindings({
  items,
  decision,
}: {
  items: readonly ItemRow[]
  /** What is decided about an item that was taken out, and the form to decide. */
  decision: (item: ItemRow) => ReactNode
}) {
  const t = useTranslations('items')
  return (
    <ul className="findings">
      {items.map((item) => (
        <li key={item.id}>
          <h3>
            <Words text={item.prompt} />
          </h3>
          <p className="finding-where">
            <Words text={item.practice.name} /> ·{' '}
            {item.module === null ? (
              t('inFollowUps')
            ) : (
              <Link href={`/admin/content/${item.module.slug}`}>
                <Words text={item.module.title} />
              </Link>
            )}{' '}
            · <code>{item.id}</code>
          </p>
          {item.statistics?.verdict === 'assessed' && <Finding item={item} statistics={item.statistics} />}
          {item.whole !== null && decision(item)}
        </li>
      ))}
    </ul>
  )
}

function Finding({ item, statistics }: { item: ItemRow; statistics: Assessed }) {
  const t = useTranslations('items')
  const format = useFormatter()
  const { answers, facility, pointBiserial, flags, differences } = statistics
  return (
    <>
      <ul className="finding-flags">
        {flags.map((flag) => (
          <li key={flag}>{t(`flag.${flag}`)}</li>
        ))}
        {differences.map(({ by, focal, reference, harderFor, verdict }) =>
          harderFor === null ? null : (
            <li key={`${by} ${focal.group}`}>
              {t(`difference.${by}`, {
                verdict,
                harder: harderFor === 'focal' ? focal.group : reference.group,
                easier: harderFor === 'focal' ? reference.group : focal.group,
              })}
            </li>
          ),
        )}
      </ul>
      <p className="finding-figures">
        {t('figures', { answers, right: percent(facility) })}{' '}
        {pointBiserial !== null &&
          t('tellsApart', {
            value: format.number(pointBiserial.value, { maximumFractionDigits: 2 }),
            low: format.number(pointBiserial.low, { maximumFractionDigits: 2 }),
            high: format.number(pointBiserial.high, { maximumFractionDigits: 2 }),
          })}
      </p>
      {statistics.options.length > 0 && (
        <Disclosure summary={t('whoChose')}>
          <DataTable
            caption={t('whoChose')}
            columns={[
              { key: 'option', label: t('columns.option') },
              { key: 'share', label: t('columns.share'), align: 'end' },
              { key: 'ability', label: t('columns.ability'), align: 'end' },
            ]}
            rows={statistics.options.map(({ choice, share, meanTheta, isKey }) => ({
              key: choice,
              cells: [
                <Option key="option" item={item} choice={choice} isKey={isKey} />,
                t('percent', { value: percent(share) }),
                format.number(meanTheta, { maximumFractionDigits: 2, signDisplay: 'exceptZero' }),
              ],
            }))}
          />
        </Disclosure>
      )}
    </>
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
