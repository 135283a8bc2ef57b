import { useTranslations } from 'next-intl'
import { Picture } from '#components/drawings/pictures/picture.tsx'
import { PictureVerdict } from '#components/drawings/pictures/picture-region.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Feedback } from '#domain/scenario/learner-view.ts'

import { InTrays } from './answered-in-trays.tsx'
import { OnPaper } from './answered-on-paper.tsx'
import { Route } from './route-screen.tsx'
import './judged.css'
import './order-choice.css'

type OptionFeedback = Feedback['options'][number]

/** What was chosen and what was best, with why for each; the rest for whoever wants it. */
export function AnsweredOptions({ feedback }: { feedback: Feedback }) {
  const { format } = feedback
  switch (format) {
    case 'single':
    case 'multiple':
    case 'where-from':
      return <ChosenAndBest feedback={feedback} />
    case 'order':
      return <InOrder options={feedback.options} />
    case 'spot':
      return <InPicture feedback={feedback} />
    case 'sort':
      return <InTrays feedback={feedback} />
    case 'strike':
      return <OnPaper feedback={feedback} />
    default:
      throw new Error(`No such format: ${format satisfies never}`)
  }
}

function ChosenAndBest({ feedback: { options } }: { feedback: Feedback }) {
  const t = useTranslations('player.feedback')
  const told = options.filter(({ chosen, correct }) => chosen || correct)
  const others = options.filter(({ chosen, correct }) => !chosen && !correct)
  // What was chosen comes first: that is what is being answered.
  const inOrder = [...told].sort((a, b) => Number(b.chosen) - Number(a.chosen))
  return (
    <>
      <ul className="judged">
        {inOrder.map((option) => (
          <AnsweredOption key={option.id} option={option} />
        ))}
      </ul>
      {others.length > 0 && (
        <Disclosure summary={t('others', { count: others.length })}>
          <ul className="judged">
            {others.map((option) => (
              <AnsweredOption key={option.id} option={option} />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}

function AnsweredOption({ option: { text, label, why, chosen, correct } }: { option: OptionFeedback }) {
  const t = useTranslations('player.feedback')
  return (
    <li className={correct ? 'judged-option judged-best' : 'judged-option'}>
      {(chosen || correct) && (
        <p className="judged-tags">
          {chosen && <Tag>{t('yours')}</Tag>}
          {correct && <Tag kind="curtain">{t('best')}</Tag>}
        </p>
      )}
      <p className="judged-text">
        {label === undefined ? (
          <Words text={text} />
        ) : (
          <>
            <Words text={label} /> <Route text={text} />
          </>
        )}
      </p>
      <p className="judged-why">
        <Words text={why} />
      </p>
    </li>
  )
}

function InOrder({ options }: { options: readonly OptionFeedback[] }) {
  const t = useTranslations('player.feedback')
  const inOrder = [...options].sort((a, b) => (a.place?.right ?? 0) - (b.place?.right ?? 0))
  return (
    <ol className="judged judged-order">
      {inOrder.map(({ id, text, why, place }) => (
        <li key={id} className={place?.right === place?.given ? 'judged-option judged-best' : 'judged-option'}>
          <span className="order-place">{place?.right}</span>
          <div>
            <p className="judged-text">
              <Words text={text} />
            </p>
            {place && place.right !== place.given && (
              <p className="judged-tags">
                <Tag>{t('placed', { place: place.given })}</Tag>
              </p>
            )}
            <p className="judged-why">
              <Words text={why} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

function InPicture({ feedback: { options, picture } }: { feedback: Feedback }) {
  const t = useTranslations('player.feedback')
  const told = options.filter(({ chosen, correct }) => chosen || correct)
  const others = options.filter(({ chosen, correct }) => !chosen && !correct)
  return (
    <>
      {picture && (
        <Picture name={picture.name} description={picture.description}>
          {told.map(({ id, region, chosen, correct }) =>
            region ? (
              <PictureVerdict key={id} region={region} sign={correct ? (chosen ? 'found' : 'missed') : 'no-risk'} />
            ) : null,
          )}
        </Picture>
      )}
      <ul className="judged">
        {told.map(({ id, text, why, chosen, correct }) => (
          <li key={id} className={correct ? 'judged-option judged-best' : 'judged-option'}>
            <p className="judged-tags">
              <Tag kind={!correct ? 'plain' : chosen ? 'curtain' : 'alarm'}>
                {t(correct ? (chosen ? 'spot.found' : 'spot.missed') : 'spot.no-risk')}
              </Tag>
            </p>
            <p className="judged-text">
              <Words text={text} />
            </p>
            <p className="judged-why">
              <Words text={why} />
            </p>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Disclosure summary={t('spot.others', { count: others.length })}>
          <ul className="judged">
            {others.map((option) => (
              <AnsweredOption key={option.id} option={option} />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
