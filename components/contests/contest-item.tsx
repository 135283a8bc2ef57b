import { useTranslations } from 'next-intl'
import { Prose } from '#components/clinician/own-answer.tsx'
import { OptionWords } from '#components/player/option-words.tsx'
import { Sources } from '#components/player/sources.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Item, Text } from '#domain/scenario/module.ts'
import './contests.css'
import '#components/player/answered.css'

/** A question with its key, why each option is right or wrong, and what it rests on: for the people who are responsible for it. */
export function ContestItem({ item, prose }: { item: Item; prose: readonly Text[] }) {
  const t = useTranslations('contests')
  return (
    <div className="contest-item">
      <Prose prose={prose} />
      <p className="contest-prompt">
        <Words text={item.prompt} />
      </p>
      <ul className="answered">
        {item.options.map((option) => (
          <li key={option.id} className={option.correct ? 'answered-option answered-best' : 'answered-option'}>
            {option.correct && (
              <p className="answered-tags">
                <Tag kind="curtain">{t('key')}</Tag>
              </p>
            )}
            <p className="answered-text">
              <OptionWords format={item.format} option={option} />
            </p>
            <p className="answered-why">
              <Words text={option.why} />
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Words text={item.principle} />
      </p>
      <Sources sources={item.sources} />
    </div>
  )
}
