import { useLocale, useTranslations } from 'next-intl'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import { conditionWords } from '#domain/reading/condition-words.ts'
import type { ReadingItem as Item, ReadingOption, ReadingTell } from '#domain/reading/reading.ts'
import { isQuoted, languageWords, tellWords } from '#domain/reading/tell-words.ts'
import { type ItemFigures, ItemFiguresNote, shareChosen } from './item-figures.tsx'
import { ReadingText, useContentWords } from './reading-text.tsx'

/** One question with its key, its reasons and what the answers say of it. `numberOf`: a scene's number, for the ways on. */
export function ReadingItem({
  item,
  figures,
  numberOf,
}: {
  item: Item
  figures: ItemFigures | null
  numberOf: (scene: string) => number | null
}) {
  const t = useTranslations('content')
  const [right, wrong] =
    item.verdict === null ? [null, null] : [numberOf(item.verdict.right), numberOf(item.verdict.wrong)]
  return (
    <section className="reading-item" id={item.id.replace('/', '--')} aria-labelledby={`${item.id}-title`}>
      <h3 id={`${item.id}-title`}>
        {t(`kind.${item.kind}`)} <code>{item.id}</code>
      </h3>
      <p className="reading-facts">
        <Words text={item.practice.name} /> {item.practice.critical && <Tag>{t('critical')}</Tag>} ·{' '}
        {t(`format.${item.format}`)}
      </p>
      <div className="reading-beside">
        <div>
          <div className="reading-prompt">
            <ReadingText text={item.prompt} />
          </div>
          {item.picture !== null && (
            <>
              <p className="reading-label">{t('picture')}</p>
              <ReadingText text={item.picture} />
            </>
          )}
          <Surroundings item={item} />
          <ol className="reading-options">
            {item.options.map((option) => (
              <Option key={option.id} item={item} option={option} figures={figures} numberOf={numberOf} />
            ))}
          </ol>
          {right !== null && wrong !== null && (
            <p className="reading-facts">
              {right === wrong ? t('verdictBoth', { next: right }) : t('verdict', { right, wrong })}
            </p>
          )}
          <p className="reading-label">{t('principle')}</p>
          <ReadingText text={item.principle} />
          <p className="reading-facts">
            {t('expert', { difficulty: item.difficulty, percent: Math.round(item.justCompetent * 100) })}{' '}
            {t('sourcesCited')}:{' '}
            {item.sources.map((id, place) => (
              <span key={id}>
                {place > 0 && ' · '}
                <a href={`#source-${id}`}>{id}</a>
              </span>
            ))}
          </p>
          {item.floor !== null && <Floor floor={item.floor} over={item.justCompetent <= item.floor.chance} />}
        </div>
        <ItemFiguresNote figures={figures} />
      </div>
    </section>
  )
}

/** How often who knows nothing is right, and what gives the answer away. `over`: the rating is no higher. */
function Floor({ floor: { chance, tells }, over }: { floor: NonNullable<Item['floor']>; over: boolean }) {
  const t = useTranslations('content.floor')
  const locale = useLocale()
  const [first] = tells
  return (
    <p className="reading-facts">
      {t('words', { percent: Math.round(chance * 100) })} {over && <Tag kind="curtain">{t('over')}</Tag>}{' '}
      {first !== undefined && t('tells', { language: languageWords(first.language, locale) })}{' '}
      {tells.map((tell, place) => (
        <span key={`${tell.kind} ${tell.what}`}>
          {place > 0 && ' · '}
          <Tell tell={tell} /> ({t(`in.${tell.in}`)})
        </span>
      ))}
    </p>
  )
}

function Tell({ tell }: { tell: ReadingTell }) {
  const words = <Words text={tellWords(tell, useContentWords(), useLocale())} />
  return isQuoted(tell) ? <q>{words}</q> : words
}

/** What the options lie in or stand on. */
function Surroundings({ item: { trays, paper, screen, options, twins } }: { item: Item }) {
  const t = useTranslations('content')
  return (
    <>
      {trays.length > 0 && (
        <>
          <p className="reading-label">{t('trays')}</p>
          <ul className="reading-trays">
            {trays.map(({ id, text }) => (
              <li key={id}>
                <ReadingText text={text} inline="yes" />
              </li>
            ))}
          </ul>
        </>
      )}
      {paper !== null && (
        <>
          <p className="reading-label">{t('paper')}</p>
          <ReadingText text={paper.title} />
          <p className="reading-label">{t('reader')}</p>
          <ReadingText text={paper.reader} />
        </>
      )}
      {screen !== null && (
        <>
          <p className="reading-label">{t('screen')}</p>
          <ReadingText text={screen.title} />
          {screen.notes.map(({ id, after, text }) => (
            <div key={id}>
              <p className="reading-label">
                {after === null
                  ? t('noteAtHead')
                  : t('noteUnder', { mark: options.find((option) => option.id === after)?.mark ?? '' })}
              </p>
              <ReadingText text={text} />
            </div>
          ))}
        </>
      )}
      {twins !== null && <p className="reading-facts">{t('twins', { set: twins })}</p>}
    </>
  )
}

function Verdict({ item, option }: { item: Item; option: ReadingOption }) {
  const t = useTranslations('content')
  if (item.format === 'order') return null
  if (item.format === 'sort') {
    const tray = item.trays.find(({ id }) => id === option.tray)
    return tray === undefined ? null : <Tag kind="curtain">{t('belongsIn', { tray: tray.text.said.text })}</Tag>
  }
  if (item.format === 'strike')
    return <Tag kind={option.correct ? 'curtain' : 'plain'}>{t(option.correct ? 'toStrike' : 'toStay')}</Tag>
  const marked = item.format !== 'single' && item.format !== 'where-from'
  const words = option.correct ? t(marked ? 'toMark' : 'key') : t(marked ? 'notToMark' : 'notKey')
  return <Tag kind={option.correct ? 'curtain' : 'plain'}>{words}</Tag>
}

function Option({
  item,
  option,
  figures,
  numberOf,
}: {
  item: Item
  option: ReadingOption
  figures: ItemFigures | null
  numberOf: (scene: string) => number | null
}) {
  const t = useTranslations('content')
  const say = useContentWords()
  const next = option.next === null ? null : numberOf(option.next)
  const chosen = shareChosen(figures, option.id)
  const isKey = option.correct && item.format !== 'order' && item.format !== 'sort'
  return (
    <li className={isKey ? 'reading-option reading-key' : 'reading-option'}>
      <p className="reading-facts">
        <b>{option.mark}</b> <Verdict item={item} option={option} /> {!option.offered && <Tag>{t('notOffered')}</Tag>}{' '}
        {chosen !== null && <Tag>{t('statistics.chosen', { percent: chosen })}</Tag>} <code>{option.id}</code>{' '}
        {next !== null && t('leadsTo', { number: next })}
      </p>
      {option.correctWhen !== null && (
        <p className="reading-facts">{t('rightWhen', { condition: conditionWords(option.correctWhen, say) })}</p>
      )}
      {option.offeredWhen !== null && (
        <p className="reading-facts">{t('offeredWhen', { condition: conditionWords(option.offeredWhen, say) })}</p>
      )}
      <div className="reading-words">
        {option.label !== null && (
          <div className="reading-label">
            <ReadingText text={option.label} inline="yes" />
          </div>
        )}
        <ReadingText text={option.text} />
      </div>
      <dl className="reading-reasons">
        <div>
          <dt>{t('why')}</dt>
          <dd>
            <ReadingText text={option.why} />
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
          <div key={`${what.said.text} ${toWhom.said.text}`}>
            <dt>{t('givesAway')}</dt>
            <dd>
              {t.rich('exposureParts', {
                what: () => <ReadingText text={what} inline="yes" />,
                whose: () => <ReadingText text={whose} inline="yes" />,
                to: () => <ReadingText text={toWhom} inline="yes" />,
              })}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
