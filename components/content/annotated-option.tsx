import { useTranslations } from 'next-intl'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import type { AnnotatedItem as Item, AnnotatedOption as Option } from '#domain/annotated-content/annotated-content.ts'
import { conditionWords } from '#domain/annotated-content/condition-words.ts'
import { AnnotatedText, useContentWords } from './annotated-text.tsx'
import { choiceShare, type ItemFigures } from './item-figures.tsx'
import './annotated.css'

/** One option with its verdict, its reasons, and how many chose it. */
export function AnnotatedOption({
  item,
  option,
  figures,
  numberOf,
}: {
  item: Item
  option: Option
  figures: ItemFigures | null
  numberOf: (scene: string) => number | null
}) {
  const t = useTranslations('content')
  const say = useContentWords()
  const next = option.next === null ? null : numberOf(option.next)
  const share = choiceShare(figures, option.id)
  const isKey = option.correct && item.format !== 'order' && item.format !== 'sort'
  return (
    <li className={isKey ? 'annotated-option annotated-key' : 'annotated-option'}>
      <p className="annotated-facts">
        <b>{option.mark}</b> <Verdict item={item} option={option} /> {!option.offered && <Tag>{t('notOffered')}</Tag>}{' '}
        {share !== null && <Tag>{t('statistics.chosen', { percent: share })}</Tag>} <code>{option.id}</code>{' '}
        {next !== null && t('leadsTo', { number: next })}
      </p>
      {option.correctWhen !== null && (
        <p className="annotated-facts">{t('rightWhen', { condition: conditionWords(option.correctWhen, say) })}</p>
      )}
      {option.offeredWhen !== null && (
        <p className="annotated-facts">{t('offeredWhen', { condition: conditionWords(option.offeredWhen, say) })}</p>
      )}
      <div className="annotated-words">
        {option.label !== null && (
          <div className="annotated-label">
            <AnnotatedText text={option.label} inline="yes" />
          </div>
        )}
        <AnnotatedText text={option.text} />
      </div>
      <dl className="annotated-reasons">
        <div>
          <dt>{t('why')}</dt>
          <dd>
            <AnnotatedText text={option.why} />
          </dd>
        </div>
        {option.misconception !== null && (
          <div>
            <dt>{t('believes')}</dt>
            <dd>
              <Words text={option.misconception.sentence} />{' '}
              {option.misconception.formerlyTrue && <Tag>{t('formerlyTrue')}</Tag>}{' '}
              <code>{option.misconception.id}</code>
            </dd>
          </div>
        )}
        {option.exposes.map(({ what, whose, toWhom }) => (
          <div key={`${what.wording.text} ${toWhom.wording.text}`}>
            <dt>{t('givesAway')}</dt>
            <dd>
              {t.rich('exposureParts', {
                what: () => <AnnotatedText text={what} inline="yes" />,
                whose: () => <AnnotatedText text={whose} inline="yes" />,
                to: () => <AnnotatedText text={toWhom} inline="yes" />,
              })}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

function Verdict({ item, option }: { item: Item; option: Option }) {
  const t = useTranslations('content')
  if (item.format === 'order') return null
  if (item.format === 'sort') {
    const tray = item.trays.find(({ id }) => id === option.tray)
    return tray === undefined ? null : <Tag kind="curtain">{t('belongsIn', { tray: tray.text.wording.text })}</Tag>
  }
  if (item.format === 'strike')
    return <Tag kind={option.correct ? 'curtain' : 'plain'}>{t(option.correct ? 'toStrike' : 'toStay')}</Tag>
  const marked = item.format !== 'single' && item.format !== 'where-from'
  const words = option.correct ? t(marked ? 'toMark' : 'key') : t(marked ? 'notToMark' : 'notKey')
  return <Tag kind={option.correct ? 'curtain' : 'plain'}>{words}</Tag>
}
