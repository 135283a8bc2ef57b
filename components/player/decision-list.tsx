import { useTranslations } from 'next-intl'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import type { Text } from '#domain/scenario/module.ts'
import { FeedbackBody } from './feedback-panel.tsx'
import { VerdictMark } from './verdict-mark.tsx'
import './debrief-view.css'

/** Answers one by one: whether each was the safest, its principle, and on demand what was chosen and why. */
export function DecisionList({
  decisions,
  heading: Heading,
  contest,
}: {
  decisions: readonly {
    readonly key: string
    readonly feedback: Feedback
    /** The moment that was asked about, where the reader has not just been through it. */
    readonly situation?: readonly Text[]
  }[]
  /** One below the heading that the list stands under. */
  heading: 'h3' | 'h4'
  /** Where a question can be contested; null where it cannot. */
  contest: string | null
}) {
  const t = useTranslations('player.debrief')
  return (
    <ol className="decisions">
      {decisions.map(({ key, feedback, situation = [] }) => (
        <li key={key}>
          <VerdictMark correct={feedback.correct} />
          <div>
            <Heading className="decision-prompt">
              <span className="sr-only">{t(feedback.correct ? 'right' : 'wrong')} </span>
              <Words text={feedback.prompt} />
            </Heading>
            <p className="decision-principle">
              <Words text={feedback.principle} />
            </p>
            <Disclosure summary={t('details')}>
              {situation.map((paragraph) => (
                <p key={paragraph.text} className="decision-situation">
                  <Words text={paragraph} />
                </p>
              ))}
              <FeedbackBody feedback={feedback} />
              {contest !== null && (
                <p>
                  <a href={`${contest}?${new URLSearchParams({ item: feedback.itemId })}`}>{t('contest')}</a>
                </p>
              )}
            </Disclosure>
          </div>
        </li>
      ))}
    </ol>
  )
}
