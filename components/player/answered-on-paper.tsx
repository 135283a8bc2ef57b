import { useTranslations } from 'next-intl'
import { Words } from '#components/ui/words.tsx'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import { Sheet } from './sheet.tsx'
import './sheet.css'

/** The paper as it went, what was answered wrongly marked on it. A word stands beside each mark. */
export function OnPaper({ feedback: { options, paper } }: { feedback: Feedback }) {
  if (paper === undefined) return null
  return <Sheet paper={paper} passages={options} draw={(option) => <AnsweredPassage option={option} />} />
}

function AnsweredPassage({ option: { text, chosen, correct } }: { option: Feedback['options'][number] }) {
  const t = useTranslations('player.feedback.strike')
  if (chosen && correct)
    return (
      <span className="passage passage-went">
        <s>
          <Words text={text} />
        </s>
        <b>{t('went')}</b>
      </span>
    )
  if (!chosen && !correct)
    return (
      <span className="passage">
        <Words text={text} />
      </span>
    )
  return (
    <span className={chosen ? 'passage passage-bad' : 'passage passage-bad passage-left'}>
      {chosen ? (
        <s>
          <Words text={text} />
        </s>
      ) : (
        <span>
          <Words text={text} />
        </span>
      )}
      <b>{t(chosen ? 'stays' : 'goes')}</b>
    </span>
  )
}
