import type { Text } from '#domain/scenario/module.ts'
import type { AnswerTell } from './annotated-content.ts'
import type { Say } from './condition-words.ts'

/** A word with what stands before or behind it at the edge of an option, or after its first letters, left out. */
function quote({ kind, what }: AnswerTell): string {
  if (kind === 'beginning') return `${what}…`
  if (kind === 'word' || what.length < 2) return what
  return what.replace(/^\^ (.*)$/u, '$1 …').replace(/^(.*) \$$/u, '… $1')
}

function shapeWords(what: string, say: Say): string {
  const [, name = what, number] = /^([a-z-]+?)-(-?\d+)$/u.exec(what) ?? []
  if (name === 'length') return say(`floor.shape.length-${Math.sign(Number(number))}`)
  return say(`floor.shape.${name}`, number === undefined ? {} : { count: Number(number) })
}

/** What gives an answer away, as a reviewer reads it: the option's own words in their language, all else in the reader's. */
export function tellWords(tell: AnswerTell, say: Say, language: string): Text {
  switch (tell.kind) {
    case 'shape':
      return { text: shapeWords(tell.what, say), language }
    case 'place':
      return { text: tell.what === 'last' ? say('floor.last') : say('floor.place', { place: tell.what }), language }
    default:
      return { text: quote(tell), language: tell.language }
  }
}

/** Whether what gives an answer away is its own words, which stand in quotation marks. */
export function isQuoted({ kind }: AnswerTell): boolean {
  return kind !== 'shape' && kind !== 'place'
}

/** The name of a language in another. */
export function languageWords(language: string, inLanguage: string): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language
}
