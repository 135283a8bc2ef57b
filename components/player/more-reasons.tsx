import { useTranslations } from 'next-intl'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Words } from '#components/ui/words.tsx'
import { feedbackParts } from '#domain/scenario/feedback-parts.ts'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import { InTrays } from './answered-in-trays.tsx'
import { AnsweredLine } from './answered-line.tsx'
import { OnPaper } from './answered-on-paper.tsx'
import './answered.css'
import './feedback-panel.css'

/** What an answer earns on demand: every other reason, what was sorted or struck as it should go, and the beliefs behind. */
export function MoreReasons({ feedback }: { feedback: Feedback }) {
  const t = useTranslations('player.feedback')
  const { onDemand } = feedbackParts(feedback)
  if (onDemand.length === 0) return null
  return (
    <Disclosure summary={t('more', { count: onDemand.length })}>
      {feedback.format === 'sort' && <InTrays feedback={feedback} />}
      {feedback.format === 'strike' && <OnPaper feedback={feedback} />}
      <ul className="answered">
        {onDemand.map((option) => (
          <AnsweredLine key={option.id} feedback={feedback} option={option} reason="told" />
        ))}
      </ul>
      {feedback.misconceptions.length > 0 && (
        <div className="feedback-belief">
          <h3>{t('belief', { count: feedback.misconceptions.length })}</h3>
          {feedback.misconceptions.map(({ id, sentence }) => (
            <p key={id}>
              <Words text={sentence} />
            </p>
          ))}
        </div>
      )}
    </Disclosure>
  )
}
