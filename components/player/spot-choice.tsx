'use client'

import { useTranslations } from 'next-intl'
import { Picture } from '#components/drawings/pictures/picture.tsx'
import { PictureRegion } from '#components/drawings/pictures/picture-region.tsx'
import { Words } from '#components/ui/words.tsx'
import { type ChoiceProps, toggle } from './listed-choice.tsx'
import './option.css'

/** Places to be marked in a picture, by pointer or keyboard; the list under it says and does the same. */
export function SpotChoice({ question, choice, onChoose }: ChoiceProps) {
  const t = useTranslations('player.spot')
  return (
    <>
      {question.picture && (
        <Picture name={question.picture.name} description={question.picture.description}>
          {question.options.map(
            ({ id, text, region }) =>
              region && (
                <PictureRegion
                  key={id}
                  region={region}
                  label={text.text}
                  marked={choice.includes(id) ? 'marked' : 'unmarked'}
                  onToggle={() => onChoose(toggle(choice, id))}
                />
              ),
          )}
        </Picture>
      )}
      <p className="spot-list-title" role="status">
        {t('marked', { count: choice.length })}
      </p>
      <div className="spot-list">
        {question.options.map(({ id, text }) => (
          <label key={id} className="option option-small">
            <input
              type="checkbox"
              value={id}
              checked={choice.includes(id)}
              onChange={() => onChoose(toggle(choice, id))}
            />
            <span>
              <Words text={text} />
            </span>
          </label>
        ))}
      </div>
    </>
  )
}
