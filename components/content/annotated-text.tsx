import { useLocale, useTranslations } from 'next-intl'
import { directionOf } from '#components/ui/direction.ts'
import { isAtHome, Words } from '#components/ui/words.tsx'
import type { AnnotatedText as TextWithVariants } from '#domain/annotated-content/annotated-content.ts'
import { paragraphsOf } from '#domain/annotated-content/annotated-content.ts'
import { conditionWords, type Say } from '#domain/annotated-content/condition-words.ts'
import type { Text } from '#domain/scenario/module.ts'
import './annotated.css'

/** The words of the content pages as functions that are not components take them. */
export function useContentWords(): Say {
  const t = useTranslations('content')
  return (key, values) => t(key, values)
}

function Paragraphs({ text }: { text: Text }) {
  const locale = useLocale()
  const away = isAtHome(text, locale) ? {} : { lang: text.language, dir: directionOf(text.language) }
  return paragraphsOf(text).map((paragraph, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a text never change their order
    <p key={place} {...away}>
      {paragraph.text}
    </p>
  ))
}

/** A text as it reads under the policy; where the policy decides, the other wordings beside it, to be opened. */
export function AnnotatedText({ text, inline }: { text: TextWithVariants; inline?: 'yes' }) {
  const t = useTranslations('content')
  const say = useContentWords()
  return (
    <>
      {inline === 'yes' ? <Words text={text.wording} /> : <Paragraphs text={text.wording} />}
      {text.variants.length > 0 && (
        <details className="annotated-variants">
          <summary>{t('variants')}</summary>
          <dl>
            {text.variants.map(({ when, wording }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the variants of a text never change their order
              <div key={place}>
                <dt>{when === null ? t('otherwise') : t('where', { condition: conditionWords(when, say) })}</dt>
                <dd>
                  <Paragraphs text={wording} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}
