import type { Compilation } from '#curriculum/compilation.ts'
import { textPath } from '#curriculum/compiling/texts.ts'
import { sourceHash } from '#curriculum/source-text.ts'
import { leftInBraces, namesInBraces } from '#domain/policy/fill.ts'

function placeholdersIn(text: string): string {
  return namesInBraces(text)
    .map((name) => name.toLowerCase())
    .sort()
    .join(', ')
}

/** Every language that has a folder: what it lacks, what it has too much of, what was made from an older English text. */
export function checkTranslations({ folder, texts, report }: Compilation): void {
  const languages = new Set(folder.translations.map(({ language }) => language))
  for (const language of languages) {
    const files = folder.translations.filter((each) => each.language === language)
    for (const { file, collected } of texts) {
      const translation = files.find(({ of }) => of === file)
      if (translation === undefined && collected.length > 0) {
        const where = { file: `translations/${language}/${file}`, place: { line: 1, column: 1 }, path: [] }
        report('missing-translation', where, `found no translation of ${file}, expected this file`)
        continue
      }
      if (translation === undefined) continue
      const { read } = translation
      const english = new Map(collected.map((text) => [textPath(text.path), text.english]))
      const at = (key: string) => ({ file: read.file, place: read.at(['texts', key]), path: ['texts', key] })
      for (const [key, words] of english) {
        const translated = Object.hasOwn(read.value.texts, key) ? read.value.texts[key] : undefined
        if (translated === undefined) {
          report('missing-translation', at(key), `found no translation of ${key}, expected one of ${sourceHash(words)}`)
        } else if (translated.of !== sourceHash(words)) {
          const message = `found a translation of ${translated.of}, expected one of ${sourceHash(words)}: the English text has changed`
          report('stale-translation', at(key), message)
        } else if (placeholdersIn(translated.text) !== placeholdersIn(words)) {
          const message = `found the placeholders "${placeholdersIn(translated.text)}", expected "${placeholdersIn(words)}"`
          report('unknown-placeholder', at(key), message)
        } else {
          for (const left of leftInBraces(translated.text))
            report('unknown-placeholder', at(key), `found ${left}, expected a placeholder of content/placeholders.yaml`)
        }
      }
      for (const key of Object.keys(read.value.texts)) {
        if (!english.has(key))
          report('extra-translation', at(key), `found a translation of ${key}, which ${file} does not have`)
      }
    }
    for (const { of, read } of files) {
      if (texts.some(({ file }) => file === of)) continue
      const where = { file: read.file, place: { line: 1, column: 1 }, path: [] }
      report('extra-translation', where, `found a translation of ${of}, which does not exist`)
    }
  }
}
