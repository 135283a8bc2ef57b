import { useLocale } from 'next-intl'
import type { Text } from '#domain/scenario/module.ts'
import { directionOf } from './direction.ts'

/** A text of the content, marked with its language and direction where that is not the page's. */
export function Words({ text }: { text: Text }) {
  const pageLanguage = useLocale()
  if (primary(text.language) === primary(pageLanguage)) return text.text
  return (
    <span lang={text.language} dir={directionOf(text.language)}>
      {text.text}
    </span>
  )
}

/** `en` of `en-GB`: content is written in a language, pages in one of its regions. */
function primary(language: string): string {
  return language.split('-')[0] ?? language
}
