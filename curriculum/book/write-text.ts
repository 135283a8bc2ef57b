import { primaryLanguage } from '#curriculum/varieties.ts'
import { type AnnotatedText, paragraphsOf } from '#domain/annotated-content/annotated-content.ts'
import { conditionWords, type Say } from '#domain/annotated-content/condition-words.ts'
import type { Text } from '#domain/scenario/module.ts'
import { type Html, html } from './html.ts'

/** What the book's writers share: its language, its words, and where a scene stands. */
export type BookWords = {
  readonly language: string
  readonly say: Say
  /** An ISO date as the language writes it; a year or a month stays as it is. */
  readonly day: (date: string) => string
}

export function words({ text, language }: Text, book: BookWords): Html {
  if (language === book.language || language === primaryLanguage(book.language)) return html`${text}`
  return html`<span lang="${language}" dir="auto">${text}</span>`
}

function prose(text: Text, book: BookWords): Html[] {
  return paragraphsOf(text).map((paragraph) => html`<p>${words(paragraph, book)}</p>`)
}

/** A text; where the policy decides, every wording under its condition. */
export function writeText(text: AnnotatedText, book: BookWords): Html {
  const { say } = book
  if (text.variants.length === 0) return html`${prose(text.wording, book)}`
  return html`<dl class="variants">${text.variants.map(
    ({ when, wording }) =>
      html`<dt>${when === null ? say('otherwise') : say('where', { condition: conditionWords(when, say) })}</dt><dd>${prose(wording, book)}</dd>`,
  )}</dl>`
}
