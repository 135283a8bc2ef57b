import { useTranslations } from 'next-intl'
import type { ReactNode, Ref } from 'react'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import { AnsweredOptions } from './answered-options.tsx'
import { Exposures } from './exposures.tsx'
import { MoreReasons } from './more-reasons.tsx'
import { Sources } from './sources.tsx'
import { VerdictMark } from './verdict-mark.tsx'
import './feedback-panel.css'
import './question-form.css'

/** What an answer earned: the verdict, one reason, what it gave away and the principle; every other reason is one press away. */
export function FeedbackPanel({
  feedback,
  headingRef,
  children,
}: {
  feedback: Feedback
  /** Takes the focus when the feedback comes. */
  headingRef?: Ref<HTMLHeadingElement>
  /** The way on. */
  children?: ReactNode
}) {
  const t = useTranslations('player.feedback')
  const verdict = feedback.correct ? 'right' : 'wrong'
  return (
    <section className="feedback" aria-labelledby={`verdict-${feedback.itemId}`}>
      <header className={`verdict-head verdict-${verdict}`}>
        <VerdictMark correct={feedback.correct} />
        <h2 id={`verdict-${feedback.itemId}`} ref={headingRef} tabIndex={-1}>
          {t(`verdict.${feedback.format}.${verdict}`)}
        </h2>
      </header>
      <FeedbackBody feedback={feedback} />
      {children && <div className="question-go question-foot">{children}</div>}
    </section>
  )
}

/** The feedback without its verdict: the debrief shows it under a heading of its own. */
export function FeedbackBody({ feedback }: { feedback: Feedback }) {
  const t = useTranslations('player.feedback')
  return (
    <>
      <AnsweredOptions feedback={feedback} />
      <Principle feedback={feedback} />
      {feedback.exposes.length > 0 && (
        <Disclosure summary={t('exposes', { count: feedback.exposes.length })}>
          <Exposures exposures={feedback.exposes} />
        </Disclosure>
      )}
      <MoreReasons feedback={feedback} />
    </>
  )
}

export function Principle({ feedback }: { feedback: Feedback }) {
  const t = useTranslations('player.feedback')
  return (
    <div className="principle">
      <h3>{t('principle')}</h3>
      <p>
        <Words text={feedback.principle} />
      </p>
      <Sources sources={feedback.sources} />
    </div>
  )
}
