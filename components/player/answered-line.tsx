import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import { OptionWords } from './option-words.tsx'
import './answered.css'

type OptionFeedback = Feedback['options'][number]

/** An option after the answer: what became of it, its words and, where it is told here, the reason. */
export function AnsweredLine({
  feedback,
  option,
  reason,
}: {
  feedback: Feedback
  option: OptionFeedback
  reason: 'told' | 'on-demand'
}) {
  const { why } = option
  const kind = kindOf(feedback, option)
  return (
    <li
      className={
        kind === 'best'
          ? 'answered-option answered-best'
          : kind === 'wrong'
            ? 'answered-option answered-wrong'
            : 'answered-option'
      }
    >
      <Tags feedback={feedback} option={option} />
      <p className="answered-text">
        {feedback.format === 'sort' && `${feedback.options.indexOf(option) + 1}. `}
        {option.place !== null && `${option.place.right}. `}
        <OptionWords format={feedback.format} option={option} />
      </p>
      {reason === 'told' && (
        <p className="answered-why">
          <Words text={why} />
        </p>
      )}
    </li>
  )
}

function kindOf({ format }: Feedback, { chosen, correct, place }: OptionFeedback): 'best' | 'wrong' | 'plain' {
  switch (format) {
    case 'sort':
      return correct ? 'best' : 'wrong'
    case 'strike':
      return chosen === correct ? 'plain' : 'wrong'
    case 'order':
      return place?.right === place?.chosen ? 'best' : 'plain'
    case 'single':
    case 'multiple':
    case 'where-from':
    case 'spot':
      return correct ? 'best' : 'plain'
    default:
      throw new Error(`No such format: ${format satisfies never}`)
  }
}

function Tags({ feedback, option }: { feedback: Feedback; option: OptionFeedback }): ReactNode {
  const t = useTranslations('player.feedback')
  const { chosen, correct, place, tray } = option
  const nameOf = (id: string | undefined) => feedback.trays?.find((each) => each.id === id)?.text.text ?? ''
  switch (feedback.format) {
    case 'single':
    case 'multiple':
    case 'where-from':
      return (
        (chosen || correct) && (
          <p className="answered-tags">
            {chosen && <Tag>{t('yours')}</Tag>}
            {correct && <Tag kind="curtain">{t('best')}</Tag>}
          </p>
        )
      )
    case 'order':
      return (
        place &&
        place.right !== place.chosen && (
          <p className="answered-tags">
            <Tag>{t('placed', { place: place.chosen })}</Tag>
          </p>
        )
      )
    case 'spot':
      return (
        (chosen || correct) && (
          <p className="answered-tags">
            <Tag kind={!correct ? 'plain' : chosen ? 'curtain' : 'alarm'}>
              {t(correct ? (chosen ? 'spot.found' : 'spot.missed') : 'spot.no-risk')}
            </Tag>
          </p>
        )
      )
    case 'sort':
      return (
        <p className="answered-tags">
          {correct ? (
            <Tag kind="curtain">{nameOf(tray?.right)}</Tag>
          ) : (
            <>
              <Tag>{t('sort.you', { tray: nameOf(tray?.chosen) })}</Tag>
              <Tag kind="alarm">{t('sort.better', { tray: nameOf(tray?.right) })}</Tag>
            </>
          )}
        </p>
      )
    case 'strike':
      return (
        <p className="answered-tags">
          {chosen !== correct && <Tag>{t(chosen ? 'strike.you-struck' : 'strike.you-left')}</Tag>}
          <Tag kind={chosen === correct ? 'plain' : 'alarm'}>{t(correct ? 'strike.must-go' : 'strike.must-stay')}</Tag>
        </p>
      )
    default:
      throw new Error(`No such format: ${feedback.format satisfies never}`)
  }
}
