import { useTranslations } from 'next-intl'
import { Picture } from '#components/drawings/pictures/picture.tsx'
import { PictureVerdict } from '#components/drawings/pictures/picture-region.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import { feedbackParts } from '#domain/scenario/feedback-parts.ts'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import { AnsweredLine } from './answered-line.tsx'
import './answered.css'
import './order-choice.css'

/** What an answer is told at once of its options: what was chosen, what was best, and one reason. */
export function AnsweredOptions({ feedback }: { feedback: Feedback }) {
  const { format } = feedback
  switch (format) {
    case 'single':
    case 'multiple':
    case 'where-from':
      return <AtOnce feedback={feedback} />
    case 'order':
      return <InOrder feedback={feedback} />
    case 'spot':
      return (
        <>
          <InPicture feedback={feedback} />
          <AtOnce feedback={feedback} />
        </>
      )
    case 'sort':
    case 'strike':
      return (
        <>
          <RightOf feedback={feedback} />
          <AtOnce feedback={feedback} />
        </>
      )
    default:
      throw new Error(`No such format: ${format satisfies never}`)
  }
}

function AtOnce({ feedback }: { feedback: Feedback }) {
  const { atOnce, reasonOf } = feedbackParts(feedback)
  if (atOnce.length === 0) return null
  return (
    <ul className="answered">
      {atOnce.map((option) => (
        <AnsweredLine
          key={option.id}
          feedback={feedback}
          option={option}
          reason={option.id === reasonOf ? 'told' : 'on-demand'}
        />
      ))}
    </ul>
  )
}

/** How many things lie, or passages stand, where they belong. */
function RightOf({ feedback: { format, options } }: { feedback: Feedback }) {
  const t = useTranslations('player.feedback')
  const right = options.filter(({ chosen, correct }) => (format === 'sort' ? correct : chosen === correct))
  const counts = { right: right.length, of: options.length }
  return <p className="answered-count">{format === 'sort' ? t('sort.count', counts) : t('strike.count', counts)}</p>
}

/** The steps in the right order, and where each was put. */
function InOrder({ feedback }: { feedback: Feedback }) {
  const t = useTranslations('player.feedback')
  const { atOnce, reasonOf } = feedbackParts(feedback)
  return (
    <ol className="answered answered-order">
      {atOnce.map(({ id, text, why, place }) => (
        <li key={id} className={place?.right === place?.chosen ? 'answered-option answered-best' : 'answered-option'}>
          <span className="order-place">{place?.right}</span>
          <div>
            <p className="answered-text">
              <Words text={text} />
            </p>
            {place && place.right !== place.chosen && (
              <p className="answered-tags">
                <Tag>{t('placed', { place: place.chosen })}</Tag>
              </p>
            )}
            {id === reasonOf && (
              <p className="answered-why">
                <Words text={why} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function InPicture({ feedback: { options, picture } }: { feedback: Feedback }) {
  if (picture === null) return null
  return (
    <Picture name={picture.name} description={picture.description}>
      {options
        .filter(({ chosen, correct }) => chosen || correct)
        .map(({ id, region, chosen, correct }) =>
          region ? (
            <PictureVerdict key={id} region={region} sign={correct ? (chosen ? 'found' : 'missed') : 'no-risk'} />
          ) : null,
        )}
    </Picture>
  )
}
