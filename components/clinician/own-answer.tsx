import { useFormatter, useTranslations } from 'next-intl'
import { FeedbackBody } from '#components/player/feedback-panel.tsx'
import { VerdictMark } from '#components/player/verdict-mark.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Link } from '#components/ui/link.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Confidence } from '#domain/comprehension/item.ts'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import type { Text } from '#domain/scenario/module.ts'
import { ContestState, type ShownContest } from './contest-state.tsx'
import './own-answer.css'

export type ShownAnswer = {
  readonly id: string
  readonly answeredAt: Date
  readonly title: Text | null
  readonly practice: Text | null
  readonly confidence: Confidence
  readonly counts: boolean
  readonly prose: readonly Text[]
  readonly feedback: Feedback
  readonly contests: readonly ShownContest[]
}

/** One of the reader's own answers: what was asked, what they chose, what was best and why, and what they said of it. */
export function OwnAnswer({ answer, contestHref }: { answer: ShownAnswer; contestHref: string }) {
  const t = useTranslations('clinician.answers')
  const words = useTranslations('interface.confidence')
  const format = useFormatter()
  const { feedback, contests } = answer
  const open = contests.some(({ reply }) => reply === null)
  return (
    <li className="own-answer">
      <VerdictMark correct={feedback.correct} />
      <div>
        <p className="own-answer-where">
          <span>{format.dateTime(answer.answeredAt, { dateStyle: 'long' })}</span>
          <span>{answer.title === null ? t('followUp') : <Words text={answer.title} />}</span>
          {answer.practice && (
            <span>
              <Words text={answer.practice} />
            </span>
          )}
        </p>
        <h2 className="text-title-3">
          <span className="sr-only">{t(feedback.correct ? 'right' : 'wrong')} </span>
          <Words text={feedback.prompt} />
        </h2>
        <p className="own-answer-where">
          <span>{t('confidence', { confidence: words(answer.confidence) })}</span>
          {!answer.counts && <span>{t('notCounted')}</span>}
        </p>
        <Disclosure summary={t('details')}>
          {answer.prose.length > 0 && (
            <Disclosure summary={t('scene')}>
              <Prose prose={answer.prose} />
            </Disclosure>
          )}
          <FeedbackBody feedback={feedback} />
        </Disclosure>
        {contests.map((contest) => (
          <ContestState key={contest.id} contest={contest} />
        ))}
        {!open && (
          <p className="own-answer-contest">
            <Link href={contestHref}>{t('contest')}</Link>
          </p>
        )}
      </div>
    </li>
  )
}

/** What was told before a question was asked. */
export function Prose({ prose }: { prose: readonly Text[] }) {
  return (
    <div className="own-answer-prose">
      {prose.map((text) => (
        <p key={text.text}>
          <Words text={text} />
        </p>
      ))}
    </div>
  )
}
