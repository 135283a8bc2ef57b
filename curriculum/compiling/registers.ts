import type { Report } from '#curriculum/read-file.ts'
import type { ContentFolder } from '#curriculum/read-folder.ts'
import type { ItemDocument, PhrasesDocument, TextDocument } from '#curriculum/schema/document.ts'
import type { PracticeId } from '#domain/scenario/module.ts'
import { type FileTexts, type Translations, textsOf } from './texts.ts'

export type Practice = {
  readonly id: PracticeId
  /** 1-based place in the table. */
  readonly order: number
  readonly name: TextDocument
  readonly shortName: TextDocument
  /** The rest of "a clinician who understands it …". */
  readonly understands: TextDocument
  readonly critical: boolean
  readonly riskWeight: number
}

export type CompiledMisconception = {
  readonly id: string
  readonly practice: PracticeId
  readonly sentence: TextDocument
  /** One open question for a conversation about it. */
  readonly ask: TextDocument | null
  readonly formerlyTrue: boolean
}

export type CompiledSource = Omit<ItemDocument['sources'][number], 'checked' | 'countries'> & {
  /** ISO date on which the publisher’s own page was last read. Null: not yet. */
  readonly checked: string | null
  readonly reviewBy: string
  readonly needsLawyer: boolean
  readonly supports: string
}

/** What modules refer to by id. */
export type Registers = {
  readonly practices: ReadonlyMap<string, Practice>
  readonly misconceptions: ReadonlyMap<string, CompiledMisconception>
  readonly sources: ReadonlyMap<string, CompiledSource>
  readonly phrases: PhrasesDocument
  readonly texts: readonly FileTexts[]
}

function byId<Value extends { readonly id: string }>(values: readonly Value[]): Map<string, Value> {
  return new Map(values.map((value) => [value.id, value]))
}

export function compileRegisters(
  folder: ContentFolder,
  translationsOf: (file: string) => Translations,
  report: Report,
): Registers {
  const texts: FileTexts[] = []
  const open = (read: Parameters<typeof textsOf>[0]) => {
    const fileTexts = textsOf(read, translationsOf(read.file), report)
    texts.push(fileTexts)
    return fileTexts
  }
  const practices = folder.practices === null ? [] : compilePractices(folder.practices.value, open(folder.practices))
  const misconceptions =
    folder.misconceptions === null
      ? []
      : compileMisconceptions(folder.misconceptions.value, open(folder.misconceptions), byId(practices))
  const sources = Object.entries(folder.sources?.value.sources ?? {}).map(([id, source]) => ({
    id,
    publisher: source.publisher,
    title: source.title,
    published: source.published,
    checked: source.checked,
    address: source.address ?? null,
    reviewBy: source['review-by'],
    needsLawyer: source['needs-lawyer'] ?? false,
    supports: source.supports,
  }))
  const phrases =
    folder.placeholders === null ? {} : compilePhrases(folder.placeholders.value, open(folder.placeholders))
  return { practices: byId(practices), misconceptions: byId(misconceptions), sources: byId(sources), phrases, texts }
}

type Sources = { [name in 'practices' | 'misconceptions' | 'placeholders']: NonNullable<ContentFolder[name]>['value'] }

function compilePractices({ practices }: Sources['practices'], texts: FileTexts): Practice[] {
  return Object.entries(practices).map(([id, practice], place) => ({
    id,
    order: place + 1,
    name: texts.text(practice.name, ['practices', id, 'name']),
    shortName: texts.text(practice['short-name'], ['practices', id, 'short-name']),
    understands: texts.text(practice.understands, ['practices', id, 'understands']),
    critical: practice.critical,
    riskWeight: practice['risk-weight'],
  }))
}

function compileMisconceptions(
  { misconceptions }: Sources['misconceptions'],
  texts: FileTexts,
  practices: ReadonlyMap<string, Practice>,
): CompiledMisconception[] {
  return Object.entries(misconceptions).map(([id, misconception]) => {
    const path = ['misconceptions', id]
    if (!practices.has(misconception.practice)) {
      const practiceIds = [...practices.keys()].join(', ')
      texts.report(
        'unknown-practice',
        [...path, 'practice'],
        `found the practice "${misconception.practice}", expected one of ${practiceIds}`,
      )
    }
    return {
      id,
      practice: misconception.practice,
      sentence: texts.text(misconception.sentence, [...path, 'sentence']),
      ask: misconception.ask === undefined ? null : texts.text(misconception.ask, [...path, 'ask']),
      formerlyTrue: misconception['formerly-true'] ?? false,
    }
  })
}

function compilePhrases({ placeholders }: Sources['placeholders'], texts: FileTexts): PhrasesDocument {
  return Object.fromEntries(
    Object.entries(placeholders).map(([name, { unset, none }]) => [
      name,
      {
        unset: texts.text(unset, ['placeholders', name, 'unset']),
        none: none === undefined ? null : texts.text(none, ['placeholders', name, 'none']),
      },
    ]),
  )
}
