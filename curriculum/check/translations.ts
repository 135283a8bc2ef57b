import type { Compilation } from '#curriculum/compilation.ts'
import { textPath } from '#curriculum/compiling/texts.ts'
import { languagesIn } from '#curriculum/read-folder.ts'
import type { TranslationFile } from '#curriculum/schema/register-files.ts'
import { sourceHash, tidy } from '#curriculum/source-text.ts'
import { languageUnder } from '#curriculum/varieties.ts'
import { leftInBraces, namesInBraces } from '#domain/policy/fill.ts'
import type { Path, Rule } from './finding.ts'

function placeholdersIn(text: string): string {
  return namesInBraces(text)
    .map((name) => name.toLowerCase())
    .sort()
    .join(', ')
}

type Report = (rule: Rule, key: string, message: string) => void

/** What a text must be that was made from `words`, apart from the hash: the placeholders, and nothing else in braces. */
function checkWords(key: string, text: string, words: string, report: Report): void {
  const [actualPlaceholders, expectedPlaceholders] = [placeholdersIn(text), placeholdersIn(words)]
  if (actualPlaceholders !== expectedPlaceholders)
    report(
      'unknown-placeholder',
      key,
      `found the placeholders "${actualPlaceholders}", expected "${expectedPlaceholders}"`,
    )
  else
    for (const left of leftInBraces(text))
      report('unknown-placeholder', key, `found ${left}, expected a placeholder of content/placeholders.yaml`)
}

type Texts = TranslationFile['texts']

/** A language has every text, made from the English one that stands today. */
function checkLanguage(file: string, english: ReadonlyMap<string, string>, texts: Texts, report: Report): void {
  for (const [key, words] of english) {
    const translation = Object.hasOwn(texts, key) ? texts[key] : undefined
    if (translation === undefined) {
      report('missing-translation', key, `found no translation of ${key}, expected one of ${sourceHash(words)}`)
    } else if (translation.of !== sourceHash(words)) {
      const message = `found a translation of ${translation.of}, expected one of ${sourceHash(words)}: the English text has changed`
      report('stale-translation', key, message)
    } else checkWords(key, translation.text, words, report)
  }
  for (const key of Object.keys(texts)) {
    if (!english.has(key))
      report('extra-translation', key, `found a translation of ${key}, which ${file} does not have`)
  }
}

/** A variety has only what it says otherwise than its language, made from what that says today. */
function checkVariety(language: string, under: Texts, texts: Texts, report: Report): void {
  for (const [key, { of, text }] of Object.entries(texts)) {
    const words = Object.hasOwn(under, key) ? tidy(under[key]?.text ?? '') : undefined
    if (words === undefined) {
      report('extra-translation', key, `found ${key}, which ${language} does not have`)
    } else if (of !== sourceHash(words)) {
      const message = `found words for ${of}, expected some for ${sourceHash(words)}: the text in ${language} has changed`
      report('stale-translation', key, message)
    } else if (tidy(text) === words) {
      report('needless-translation', key, `found what ${language} says, expected other words or none`)
    } else checkWords(key, text, words, report)
  }
}

/**
 * Every language that has a folder: what it lacks, what it has too much of, what was made from an older English text; and
 * every variety beside its language.
 */
export function checkTranslations({ folder, texts, report }: Compilation): void {
  const languages = languagesIn(folder)
  for (const language of languages) {
    const under = languageUnder(language, languages)
    const filesOf = (tag: string) => folder.translations.filter((each) => each.language === tag)
    const files = filesOf(language)
    for (const { file, collectedTexts } of texts) {
      const translation = files.find(({ of }) => of === file)
      if (translation === undefined) {
        if (collectedTexts.length === 0 || under !== null) continue
        const where = { file: `translations/${language}/${file}`, place: { line: 1, column: 1 }, path: [] }
        report('missing-translation', where, `found no translation of ${file}, expected this file`)
        continue
      }
      const { read } = translation
      const here: Report = (rule, key, message) => {
        const path: Path = ['texts', key]
        report(rule, { file: read.file, place: read.at(path), path }, message)
      }
      if (under === null) {
        const english = new Map(collectedTexts.map((text) => [textPath(text.path), text.english]))
        checkLanguage(file, english, read.value.texts, here)
      } else {
        const translations = filesOf(under).find(({ of }) => of === file)?.read.value.texts ?? {}
        checkVariety(under, translations, read.value.texts, here)
      }
    }
    for (const { of, read } of files) {
      if (texts.some(({ file }) => file === of)) continue
      const where = { file: read.file, place: { line: 1, column: 1 }, path: [] }
      report('extra-translation', where, `found a translation of ${of}, which does not exist`)
    }
  }
}
