'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, memo, Suspense, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Choice } from '#domain/scenario/attempt-state.ts'
import type { Question } from '#domain/scenario/learner-view.ts'
import { ConfidenceChoice } from './confidence-choice.tsx'
import { type ChoiceProps, MultipleChoice, SingleChoice } from './listed-choice.tsx'
import { newAnswerId } from './new-answer-id.ts'
import { choicesLater } from './parts.ts'
import type { UnsentAnswer } from './unsent-answer.ts'
import { useDraft } from './use-draft.ts'
import './question-form.css'

type Missing = 'choice' | 'confidence' | null

/** A question in any format, with the confidence that every answer carries. */
export function QuestionForm({
  attemptId,
  sceneId,
  question,
  unsent,
  busy,
  onGive,
}: {
  attemptId: string
  sceneId: string
  question: Question
  /** The answer on its way: shown as it was given, also after a reload. */
  unsent: UnsentAnswer | null
  busy: 'busy' | 'ready'
  onGive: (answer: UnsentAnswer) => void
}) {
  const t = useTranslations('player')
  const draft = useDraft(attemptId, sceneId, question)
  const { setChoice, setConfidence, elapsedMs } = draft
  const { choice, confidence } = unsent?.itemId === question.itemId ? unsent : draft
  const [missing, setMissing] = useState<Missing>(null)
  const form = useRef<HTMLFormElement>(null)

  function give(event: FormEvent) {
    event.preventDefault()
    if (busy === 'busy') return
    const absent = !isAnswered(question, choice) ? 'choice' : confidence ? null : 'confidence'
    setMissing(absent)
    if (absent !== null || confidence === null) {
      const first = question.format === 'sort' ? '[data-waiting] input' : '.answer input'
      form.current?.querySelector<HTMLInputElement>(absent === 'choice' ? first : '.sure input')?.focus()
      return
    }
    const { itemId } = question
    onGive({ answerId: newAnswerId(), sceneId, itemId, choice, confidence, elapsedMs: elapsedMs() })
  }

  return (
    <form ref={form} className="question" onSubmit={give} noValidate aria-busy={busy === 'busy'}>
      <fieldset className="answer" aria-describedby={missing === 'choice' ? 'missing-choice' : undefined}>
        <legend>
          <Words text={question.prompt} />
        </legend>
        <p className="question-how">{t(`how.${question.format}`, { reader: question.paper?.reader.text ?? '' })}</p>
        {missing === 'choice' && (
          <p className="question-missing" id="missing-choice">
            {question.format === 'sort'
              ? t('missing.tray', { count: question.options.length - choice.length })
              : t('missing.choice')}
          </p>
        )}
        <AnswerIn question={question} choice={choice} onChoose={busy === 'busy' ? doNothing : setChoice} />
      </fieldset>
      <div className="question-foot">
        <ConfidenceChoice
          confidence={confidence}
          onState={busy === 'busy' ? doNothing : setConfidence}
          missing={missing === 'confidence'}
        />
        <div className="question-go">
          <Button type="submit" aria-disabled={busy === 'busy'}>
            {t(question.kind === 'decision' ? 'give.decision' : 'give.check')}
          </Button>
          <span>{t('first-counts')}</span>
        </div>
      </div>
    </form>
  )
}

/** Where one is chosen, one is; where things are sorted, all lie somewhere. Elsewhere nothing marked is an answer too. */
function isAnswered({ format, options }: Question, choice: Choice): boolean {
  if (format === 'single' || format === 'where-from') return choice.length === 1
  return format !== 'sort' || choice.length === options.length
}

/** An answer on its way is not changed any more. */
function doNothing(): void {}

/** Something to do needs code that comes after the page; it is drawn anew only when the answer is another. */
const AnswerIn = memo(function AnswerIn(props: ChoiceProps) {
  const { format } = props.question
  if (format === 'single') return <SingleChoice {...props} />
  if (format === 'multiple') return <MultipleChoice {...props} />
  const Doing = choicesLater[format]
  return (
    <Suspense>
      <Doing {...props} />
    </Suspense>
  )
})
