import type { CompiledMisconception } from '#curriculum/compiling/registers.ts'
import type { PhrasesDocument } from '#curriculum/schema/document.ts'
import { pickText, type Telling } from '#curriculum/telling.ts'
import type {
  AnnotatedFollowUps,
  AnnotatedModule,
  AnnotatedSource,
} from '#domain/annotated-content/annotated-content.ts'
import { bookStyle } from './book-style.ts'
import { dangerouslyRaw, type Html, html } from './html.ts'
import { writeFollowUps, writeModule, writeSource } from './write-module.ts'
import { type BookWords, words } from './write-text.ts'

/** What stands in a book, read and ready to be written. */
export type Book = {
  readonly modules: readonly AnnotatedModule[]
  readonly followUps: readonly AnnotatedFollowUps[]
  readonly misconceptions: readonly CompiledMisconception[]
  readonly phrases: PhrasesDocument
  readonly telling: Pick<Telling, 'language' | 'facts'>
}

/** How it is written: in which language and direction, on which day, in which fonts. */
export type BookFrame = BookWords & {
  readonly direction: 'ltr' | 'rtl'
  /** The language by its own name. */
  readonly languageName: string
  /** ISO date. */
  readonly today: string
  /** CSS with the fonts inside, as data: nothing is fetched. */
  readonly fonts: string
}

function usesOf({ modules, followUps }: Book): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, string[]>()
  const moments = [...modules.flatMap(({ scenes }) => scenes), ...followUps.flatMap((each) => each.moments)]
  for (const { item } of moments)
    for (const { misconception } of item?.options ?? []) {
      if (item === null || misconception === null) continue
      const modulesSoFar = uses.get(misconception.id) ?? []
      uses.set(misconception.id, modulesSoFar)
      if (!modulesSoFar.includes(item.id)) modulesSoFar.push(item.id)
    }
  return uses
}

function writeMisconceptions(book: Book, frame: BookFrame): Html | null {
  const uses = usesOf(book)
  const usedMisconceptions = book.misconceptions.filter(({ id }) => uses.has(id))
  if (usedMisconceptions.length === 0) return null
  const { say } = frame
  return html`<section class="registers" id="misconceptions"><h2>${say('book.misconceptions')}</h2><p>${say('book.misconceptionsWords')}</p><ul>${usedMisconceptions.map(
    ({ id, sentence, ask, formerlyTrue, practice }) =>
      html`<li><p>${words(pickText(sentence, book.telling), frame)} <code>${id}</code>${formerlyTrue ? html` <span class="tag">${say('formerlyTrue')}</span>` : null}</p>${ask && html`<p>${words(pickText(ask, book.telling), frame)}</p>`}<p><code>${practice}</code> <code>${(uses.get(id) ?? []).join(', ')}</code></p></li>`,
  )}</ul></section>`
}

function writePhrases({ phrases, telling }: Book, frame: BookFrame): Html {
  const { say } = frame
  return html`<section class="registers" id="phrases"><h2>${say('book.phrases')}</h2><p>${say('book.phrasesWords')}</p><ul>${Object.entries(
    phrases,
  ).map(
    ([name, { unset, none }]) =>
      html`<li><p>${say(`placeholder.${name}`)}</p><dl class="facts"><dt>${say('book.phraseUnset')}</dt><dd><p>${words(pickText(unset, telling), frame)}</p></dd>${none === null ? null : html`<dt>${say('book.phraseNone')}</dt><dd><p>${words(pickText(none, telling), frame)}</p></dd>`}</dl></li>`,
  )}</ul></section>`
}

function sourcesOf({ modules, followUps }: Book): AnnotatedSource[] {
  const all = [...modules, ...followUps].flatMap(({ sources }) => sources)
  return [...new Map(all.map((source) => [source.id, source])).values()]
}

/** The whole book as one HTML file that needs nothing else, on a screen or on paper. */
export function writeBook(book: Book, frame: BookFrame): string {
  const { say, day, language, direction, languageName, today, fonts } = frame
  const [only] = book.modules.length === 1 && book.followUps.length === 0 ? book.modules : []
  const title = only === undefined ? say('book.title') : say('book.titleOf', { title: only.title.wording.text })
  const contents = [
    ...book.modules.map(({ slug, title: name }) => ({ to: `module-${slug}`, name: words(name.wording, frame) })),
    ...book.followUps.map(({ practice, title: name }) => ({
      to: `follow-ups-${practice}`,
      name: html`${say('followUps')}: ${words(name, frame)}`,
    })),
    { to: 'misconceptions', name: html`${say('book.misconceptions')}` },
    { to: 'phrases', name: html`${say('book.phrases')}` },
    { to: 'sources', name: html`${say('sources')}` },
  ]
  const whole = html`<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${dangerouslyRaw(bookStyle(fonts))}</style></head>
<body><header><h1>${title}</h1><p>${say('book.made', { date: day(today), language: languageName })}</p><h2>${say('book.howTo')}</h2><p>${say('book.howToWords')}</p>${language === 'en' ? null : html`<p>${say('book.untranslated')}</p>`}</header>
<nav aria-label="${say('book.contents')}"><h2>${say('book.contents')}</h2><ol>${contents.map(({ to, name }) => html`<li><a href="#${to}">${name}</a></li>`)}</ol></nav>
<main>${book.modules.map((module) => writeModule(module, frame))}${book.followUps.map((each) => writeFollowUps(each, frame))}
${writeMisconceptions(book, frame)}
${writePhrases(book, frame)}
<section class="registers" id="sources"><h2>${say('sources')}</h2><ul>${sourcesOf(book).map((source) => writeSource(source, frame))}</ul></section></main></body></html>
`
  return whole.html
}
