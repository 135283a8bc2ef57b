import type { Path, Rule } from '#curriculum/check/finding.ts'
import { unsaidVariants } from '#curriculum/check/unsaid-variants.ts'
import type { Read, Report } from '#curriculum/read-file.ts'
import type { TextDocument } from '#curriculum/schema/document.ts'
import type { TranslationFile } from '#curriculum/schema/register-files.ts'
import type { ConditionSource, TextSource } from '#curriculum/schema/words.ts'
import { sourceHash, tidy } from '#curriculum/source-text.ts'
import type { Condition } from '#domain/policy/facts.ts'
import { leftInBraces } from '#domain/policy/fill.ts'

/** One English text of a file, with where it stands: what a translator translates and a reviewer reads. */
export type CollectedText = { readonly path: Path; readonly english: string }

/** A language of one file; `under`: the language that it is a variety of, whose texts it was made from; null: English. */
export type Translation = {
  readonly language: string
  readonly under: string | null
  readonly read: Read<TranslationFile>
}

/** The translations of one file, a language before its varieties. */
export type Translations = readonly Translation[]

/** The compiler's hold on one file: its texts with their translations, and a way to report what is wrong in it. */
export type FileTexts = {
  readonly file: string
  readonly collectedTexts: CollectedText[]
  /** `within`: the condition under which the text is met at all. */
  readonly text: (source: TextSource, path: Path, within?: Condition) => TextDocument
  readonly report: (rule: Rule, path: Path, message: string) => void
}

export function textPath(path: Path): string {
  return path.join('.')
}

export function conditionOf(source: ConditionSource): Condition {
  return Object.fromEntries(
    Object.entries(source).map(([fact, values]) => [fact, Array.isArray(values) ? values : [values]]),
  ) as Condition
}

/** A translation is used only while the text is still the one that it was made from. */
function inLanguages(english: string, path: Path, translations: Translations) {
  const byLanguage: { en: string; [language: string]: string } = { en: english }
  for (const { language, under, read } of translations) {
    const key = textPath(path)
    const translation = Object.hasOwn(read.value.texts, key) ? read.value.texts[key] : undefined
    const source = byLanguage[under ?? 'en']
    if (source !== undefined && translation?.of === sourceHash(source)) byLanguage[language] = tidy(translation.text)
  }
  return byLanguage
}

/** Reports a list of variants that none without a condition closes, and variants that no policy reaches. */
export function checkVariants(
  conditions: readonly (Condition | null)[],
  { path, within, report }: { readonly path: Path; readonly within: Condition; readonly report: FileTexts['report'] },
): void {
  const firstOpenPlace = conditions.indexOf(null)
  for (const place of unsaidVariants(firstOpenPlace < 0 ? [...conditions, null] : conditions, within)) {
    // A last variant that stands only for policies that the others cover is how the format asks to be closed.
    if (place >= conditions.length - 1 || (firstOpenPlace >= 0 && place > firstOpenPlace)) continue
    const message = 'found a variant that no policy says, expected one that no variant before it covers'
    report('unsaid-variant', [...path, place], message)
  }
  conditions.forEach((when, place) => {
    const last = place === conditions.length - 1
    if (last && when !== null) {
      report(
        'unclosed-variants',
        [...path, place],
        'found a condition on the last variant, expected one without "when"',
      )
    }
    if (!last && when === null) {
      report(
        'unclosed-variants',
        [...path, place],
        'found a variant without "when" before the last, so that the rest is never said',
      )
    }
  })
}

export function textsOf(read: Read<unknown>, translations: Translations, report: Report): FileTexts {
  const collectedTexts: CollectedText[] = []
  const here = (rule: Rule, path: Path, message: string) =>
    report(rule, { file: read.file, place: read.at(path), path }, message)
  const collect = (words: string, path: Path) => {
    const english = tidy(words)
    collectedTexts.push({ path, english })
    for (const left of leftInBraces(english))
      here('unknown-placeholder', path, `found ${left}, expected a placeholder of content/placeholders.yaml`)
    return inLanguages(english, path, translations)
  }
  const text = (source: TextSource, path: Path, within: Condition = {}): TextDocument => {
    if (typeof source === 'string') return collect(source, path)
    const conditions = source.map(({ when }) => (when === undefined ? null : conditionOf(when)))
    checkVariants(conditions, { path, within, report: here })
    return source.map(({ say }, place) => ({
      when: conditions[place] ?? null,
      say: collect(say, [...path, place, 'say']),
    }))
  }
  return { file: read.file, collectedTexts, text, report: here }
}
