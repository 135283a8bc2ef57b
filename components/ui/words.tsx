import { useLocale } from 'next-intl'
import type { Text } from '#domain/scenario/module.ts'
import { directionOf } from './direction.ts'

/** A text of the content, marked with its language and direction where that is not the page's. */
export function Words({ text }: { text: Text }) {
  const pageLanguage = useLocale()
  if (isAtHome(text, pageLanguage)) return text.text
  return (
    <span lang={text.language} dir={directionOf(text.language)}>
      {text.text}
    </span>
  )
}

/** Whether a text is in the page's language: one in English is at home on a page in British English. */
export function isAtHome({ language }: Text, pageLanguage: string): boolean {
  return pageLanguage === language || pageLanguage.startsWith(`${language}-`)
}
