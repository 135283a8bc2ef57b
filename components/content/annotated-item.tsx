import { useLocale, useTranslations } from 'next-intl'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import type { AnswerTell, AnnotatedItem as Item } from '#domain/annotated-content/annotated-content.ts'
import { isQuoted, languageWords, tellWords } from '#domain/annotated-content/tell-words.ts'
import { AnnotatedOption } from './annotated-option.tsx'
import { AnnotatedText, useContentWords } from './annotated-text.tsx'
import { type ItemFigures, ItemFiguresNote } from './item-figures.tsx'
import './annotated.css'

/** One question with its key, its reasons and what the answers say of it. `numberOf`: a scene's number, for the ways on. */
export function AnnotatedItem({
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
    <section className="annotated-item" id={item.id.replace('/', '--')} aria-labelledby={`${item.id}-title`}>
      <h3 id={`${item.id}-title`}>
        {t(`kind.${item.kind}`)} <code>{item.id}</code>
      </h3>
      <p className="annotated-facts">
        <Words text={item.practice.name} /> {item.practice.critical && <Tag>{t('critical')}</Tag>} ·{' '}
        {t(`format.${item.format}`)}
      </p>
      <div className="annotated-beside">
        <div>
          <div className="annotated-prompt">
            <AnnotatedText text={item.prompt} />
          </div>
          {item.picture !== null && (
            <>
              <p className="annotated-label">{t('picture')}</p>
              <AnnotatedText text={item.picture} />
            </>
          )}
          <Surroundings item={item} />
          <ol className="annotated-options">
            {item.options.map((option) => (
              <AnnotatedOption key={option.id} item={item} option={option} figures={figures} numberOf={numberOf} />
            ))}
          </ol>
          {right !== null && wrong !== null && (
            <p className="annotated-facts">
              {right === wrong ? t('verdictBoth', { next: right }) : t('verdict', { right, wrong })}
            </p>
          )}
          <p className="annotated-label">{t('principle')}</p>
          <AnnotatedText text={item.principle} />
          <p className="annotated-facts">
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
    <p className="annotated-facts">
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

function Tell({ tell }: { tell: AnswerTell }) {
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
          <p className="annotated-label">{t('trays')}</p>
          <ul>
            {trays.map(({ id, text }) => (
              <li key={id}>
                <AnnotatedText text={text} inline="yes" />
              </li>
            ))}
          </ul>
        </>
      )}
      {paper !== null && (
        <>
          <p className="annotated-label">{t('paper')}</p>
          <AnnotatedText text={paper.title} />
          <p className="annotated-label">{t('reader')}</p>
          <AnnotatedText text={paper.reader} />
        </>
      )}
      {screen !== null && (
        <>
          <p className="annotated-label">{t('screen')}</p>
          <AnnotatedText text={screen.title} />
          {screen.notes.map(({ id, after, text }) => (
            <div key={id}>
              <p className="annotated-label">
                {after === null
                  ? t('noteAtHead')
                  : t('noteUnder', { mark: options.find((option) => option.id === after)?.mark ?? '' })}
              </p>
              <AnnotatedText text={text} />
            </div>
          ))}
        </>
      )}
      {twins !== null && <p className="annotated-facts">{t('twins', { set: twins })}</p>}
    </>
  )
}
