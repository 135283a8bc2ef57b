import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { AnnotatedMoment as Moment } from '#domain/annotated-content/annotated-content.ts'
import { AnnotatedItem } from './annotated-item.tsx'
import { AnnotatedText } from './annotated-text.tsx'
import type { ItemFigures } from './item-figures.tsx'
import './annotated.css'

/** A scene or a follow-up's moment: what is on screen, the story, and what is asked. */
export function AnnotatedMoment({
  moment,
  title,
  after,
  figures,
  numberOf,
}: {
  moment: Moment
  title: ReactNode
  after?: ReactNode
  figures: ItemFigures | null
  numberOf: (scene: string) => number | null
}) {
  const t = useTranslations('content')
  return (
    <section className="annotated-moment" id={moment.id.replace('/', '-')} aria-labelledby={`${moment.id}-head`}>
      <h2 id={`${moment.id}-head`}>
        {title} <code>{moment.id}</code>
      </h2>
      {moment.stage.length > 0 && (
        <div className="annotated-stage">
          <p className="annotated-label">{t('onScreen')}</p>
          {moment.stage.map((text, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the texts of a stage never change their order
            <AnnotatedText key={place} text={text} />
          ))}
        </div>
      )}
      <div className="annotated-prose">
        <AnnotatedText text={moment.prose} />
      </div>
      {moment.item !== null && <AnnotatedItem item={moment.item} figures={figures} numberOf={numberOf} />}
      {after}
    </section>
  )
}
