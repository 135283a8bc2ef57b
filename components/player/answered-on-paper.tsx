import { useTranslations } from 'next-intl'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import { Sheet } from './sheet.tsx'
import './judged.css'
import './sheet.css'

type OptionFeedback = Feedback['options'][number]

/** What was answered wrongly and why, the paper as it went, and why the rest had to go or to stay. A word stands beside each mark. */
export function OnPaper({ feedback: { options, paper } }: { feedback: Feedback }) {
  const t = useTranslations('player.feedback.strike')
  const wrong = options.filter(({ chosen, correct }) => chosen !== correct)
  const gone = options.filter(({ chosen, correct }) => chosen && correct)
  const stayed = options.filter(({ chosen, correct }) => !chosen && !correct)
  return (
    <>
      <ul className="judged">
        {wrong.map((option) => (
          <li key={option.id} className="judged-option judged-wrong">
            <p className="judged-tags">
              <Tag>{t(option.chosen ? 'you-struck' : 'you-left')}</Tag>
              <Tag kind="alarm">{t(option.correct ? 'must-go' : 'must-stay')}</Tag>
            </p>
            <Why option={option} />
          </li>
        ))}
      </ul>
      {paper && <Sheet paper={paper} passages={options} draw={(option) => <AnsweredPassage option={option} />} />}
      {gone.length > 0 && (
        <Disclosure summary={t('gone', { count: gone.length })}>
          <Reasons options={gone} />
        </Disclosure>
      )}
      {stayed.length > 0 && (
        <Disclosure summary={t('stayed', { count: stayed.length })}>
          <Reasons options={stayed} />
        </Disclosure>
      )}
    </>
  )
}

function AnsweredPassage({ option: { text, chosen, correct } }: { option: OptionFeedback }) {
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

function Reasons({ options }: { options: readonly OptionFeedback[] }) {
  return (
    <ul className="judged">
      {options.map((option) => (
        <li key={option.id} className="judged-option">
          <Why option={option} />
        </li>
      ))}
    </ul>
  )
}

function Why({ option: { text, why } }: { option: OptionFeedback }) {
  return (
    <>
      <p className="judged-text">
        <Words text={text} />
      </p>
      <p className="judged-why">
        <Words text={why} />
      </p>
    </>
  )
}
