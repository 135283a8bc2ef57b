import { useTranslations } from 'next-intl'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import type { MomentDifference, OptionDifference, TextDifference } from '#domain/policy/telling-difference.ts'
import type { Text } from '#domain/scenario/module.ts'
import { ChangedText } from './changed-text.tsx'
import './policy.css'

/** A module, or a practice's follow-ups, with what it says otherwise under another policy. */
export type PreviewPart = {
  readonly id: string
  readonly title: Text
  /** `number`: the scene's or the question's place; null is what is said of the module in lists. */
  readonly moments: readonly (MomentDifference & { readonly number: number | null })[]
}

/** What changes in the parts given, each to be opened, scene by scene: what is said now, and then. */
export function PreviewParts({ parts, of }: { parts: readonly PreviewPart[]; of: 'scene' | 'question' }) {
  const t = useTranslations('policy.preview')
  return (
    <ul className="preview-parts">
      {parts.map(({ id, title, moments }) => (
        <li key={id}>
          <Disclosure
            summary={
              <>
                <Words text={title} /> · {t('places', { count: moments.length })}
              </>
            }
          >
            {moments.map((moment) => (
              <Moment key={moment.id} moment={moment} of={of} />
            ))}
          </Disclosure>
        </li>
      ))}
    </ul>
  )
}

function Moment({ moment, of }: { moment: PreviewPart['moments'][number]; of: 'scene' | 'question' }) {
  const t = useTranslations('policy.preview')
  const { number, asks, options, texts, otherKey, teachesOtherwise } = moment
  return (
    <section className="preview-moment">
      <h3>
        {number === null ? t('face') : t(of, { number })}
        {otherKey && <Tag kind="alarm">{t('otherKey')}</Tag>}
        {teachesOtherwise && <Tag kind="curtain">{t('teaches')}</Tag>}
      </h3>
      {asks !== null && (
        <p className="preview-asks">
          <Words text={asks.prompt} />
        </p>
      )}
      {options.map((option) => (
        <OptionChange key={`${option.id} ${option.becomes}`} option={option} />
      ))}
      {texts.map((text, place) => (
        // The texts of a moment never change their order.
        // biome-ignore lint/suspicious/noArrayIndexKey: two texts of one place may say the same
        <TextChange key={place} text={text} />
      ))}
    </section>
  )
}

function OptionChange({ option }: { option: OptionDifference }) {
  const t = useTranslations('policy.preview.becomes')
  return (
    <div className="preview-change">
      <p className="preview-place">{t(option.becomes)}</p>
      <p>
        <Words text={option.text} />
      </p>
    </div>
  )
}

function TextChange({ text: { place, option, before, after } }: { text: TextDifference }) {
  const t = useTranslations('policy.preview')
  return (
    <div className="preview-change">
      <p className="preview-place">
        {t(`place.${place}`)}
        {option !== null && place !== 'option' && (
          <>
            {' '}
            <em>
              <Words text={option} />
            </em>
          </>
        )}
      </p>
      <ChangedText before={before} after={after} />
    </div>
  )
}
