import type { Compilation } from '#curriculum/compilation.ts'
import type { FileTexts } from '#curriculum/compiling/texts.ts'
import type { ItemDocument, TextDocument } from '#curriculum/schema/document.ts'
import type { Path } from './finding.ts'

type Place = { readonly texts: FileTexts; readonly path: Path }

function wordings(text: TextDocument): string[] {
  return (Array.isArray(text) ? text.map(({ say }) => say) : [text]).flatMap((wording) => Object.values(wording))
}

function finderOf(names: readonly string[]): (text: TextDocument) => string | null {
  if (names.length === 0) return () => null
  const namePattern = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|')
  // Whole words, as they are written: "Zoom" and not "zoom in".
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${namePattern})(?![\\p{L}\\p{N}])`, 'u')
  return (text) => {
    for (const words of wordings(text)) {
      const [name] = pattern.exec(words) ?? []
      if (name !== undefined) return name
    }
    return null
  }
}

/** Every item of a compilation, with where it stands. */
function itemsOf({ content }: Compilation, textsOf: (file: string) => FileTexts): (Place & { item: ItemDocument })[] {
  const questions = content.modules.flatMap(({ slug, document }) =>
    document.scenes.flatMap(({ id, ask }) =>
      ask === null
        ? []
        : [
            {
              item: ask,
              texts: textsOf(`modules/${slug}/module.yaml`),
              path: ['scenes', id, ask.kind === 'check' ? 'check' : 'decide'],
            },
          ],
    ),
  )
  const later = content.followUps.flatMap(({ practice, document }) =>
    document.items.map(({ item }) => ({
      item,
      texts: textsOf(`follow-ups/${practice}.yaml`),
      path: ['items', item.id.slice(practice.length + 1)],
    })),
  )
  return [...questions, ...later]
}

/**
 * No real person, product or organisation is blamed: none of `content/names.yaml` stands in a wrong option, in what an
 * option gives away, in who gets it, or in a misconception, in any language. Sources and reasons may name what they are about.
 */
export function checkBlame(compilation: Compilation, textsOf: (file: string) => FileTexts): void {
  const { names } = compilation.folder
  if (names === null) return
  const { people, products, organisations } = names.value
  const findIn = finderOf([...people, ...products, ...organisations])
  const check = (text: TextDocument, { texts, path }: Place) => {
    const name = findIn(text)
    if (name === null) return
    texts.report('blamed-by-name', path, `found "${name}" where something is done wrong, expected a made-up name`)
  }
  for (const { item, texts, path } of itemsOf(compilation, textsOf)) {
    for (const option of item.options) {
      // Among things to be sorted the harmful ones stand with the others.
      if (option.correct !== true || option.tray !== undefined)
        check(option.text, { texts, path: [...path, 'options', option.id, 'text'] })
      for (const { id, what, whose, toWhom } of option.exposes) {
        check(what, { texts, path: ['exposures', id, 'what'] })
        check(whose, { texts, path: ['exposures', id, 'whose'] })
        check(toWhom, { texts, path: ['exposures', id, 'to-whom'] })
      }
    }
  }
  for (const { id, sentence } of compilation.content.misconceptions)
    check(sentence, { texts: textsOf('misconceptions.yaml'), path: ['misconceptions', id, 'sentence'] })
}
