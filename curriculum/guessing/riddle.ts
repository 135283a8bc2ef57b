import type { CompiledContent } from '#curriculum/compilation.ts'
import type { ItemDocument, TextDocument } from '#curriculum/schema/document.ts'
import { type Telling, tellItem, tellProse } from '#curriculum/telling.ts'
import { guessingByFormat } from '#domain/comprehension/expert-parameters.ts'
import { factsOf } from '#domain/policy/facts.ts'
import { countries, unsetPolicy } from '#domain/policy/policy.ts'
import type { Item, ItemFormat, ItemId, ItemKind, Option, PracticeId, Text } from '#domain/scenario/module.ts'

/** One answer is chosen, each is marked or left, all are put in order, or each is put into a tray. */
export type Answering = 'one' | 'marks' | 'order' | 'trays'

/** An item as someone meets it who has learned nothing, in one language. */
export type Riddle = {
  readonly id: ItemId
  /** The file that it stands in, relative to the content folder. */
  readonly file: string
  readonly practice: PracticeId
  readonly kind: ItemKind
  readonly format: ItemFormat
  readonly answering: Answering
  /** Whether options are shown in the order written, so that an option's place may tell. */
  readonly inWrittenOrder: boolean
  readonly options: readonly { readonly id: string; readonly text: string; readonly right: boolean }[]
  /** The set of follow-ups that offer the same options; null: it has no twin. */
  readonly twins: string | null
  /** Of a right answer by choosing blindly, as the measurement takes it for the format. */
  readonly chance: number
  /** The story just before the question, and the question. */
  readonly question: string
}

const answeringBy: Readonly<Record<ItemFormat, Answering>> = {
  single: 'one',
  'where-from': 'one',
  multiple: 'marks',
  spot: 'marks',
  strike: 'marks',
  order: 'order',
  sort: 'trays',
}
const writtenOrder: readonly ItemFormat[] = ['spot', 'strike', 'where-from']

const undecidedFacts = factsOf(unsetPolicy)

function tellingUnder(country: (typeof countries)[number] | null, language: string): Telling {
  const facts = country === null ? undecidedFacts : { ...undecidedFacts, country }
  return { language, facts, wordsFor: (placeholder) => placeholder }
}

function hasKey({ format, options }: Item): boolean {
  const keys = options.filter(({ correct }) => correct).length
  return answeringBy[format] === 'one' ? keys === 1 : keys > 0
}

/**
 * Under which policy an item is read. One whose options and key never change: under the policy that has decided nothing.
 * Otherwise: the first of the four countries, all else undecided, under which it has a key.
 */
function policyFor(document: ItemDocument, language: string): Telling | null {
  const fixed = document.options.every(({ correct, onlyWhen }) => typeof correct === 'boolean' && onlyWhen === null)
  const countriesToTry = fixed ? [null] : countries
  const tellings = countriesToTry.map((country) => tellingUnder(country, language))
  return tellings.find((telling) => hasKey(tellItem(document, telling))) ?? null
}

function visibleWords({ label, text }: Option): Text[] {
  return label === undefined ? [text] : [label, text]
}

function joinTexts(texts: readonly Text[]): string {
  return texts.map(({ text }) => text).join(' ')
}

type Question = { readonly item: ItemDocument; readonly file: string; readonly story: TextDocument }

function riddleOf({ item: document, file, story }: Question, language: string): Riddle[] {
  const telling = policyFor(document, language)
  if (telling === null) return []
  const item = tellItem(document, telling)
  // Options in two languages would tell by their language.
  if (item.options.some((option) => visibleWords(option).some((text) => text.language !== language))) return []
  return [
    {
      id: item.id,
      file,
      practice: item.practice,
      kind: item.kind,
      format: item.format,
      answering: answeringBy[item.format],
      inWrittenOrder: writtenOrder.includes(item.format),
      options: item.options.map((option) => ({
        id: option.id,
        text: joinTexts(visibleWords(option)),
        right: option.correct,
      })),
      twins: item.twins ?? null,
      chance: guessingByFormat(item.format, item.options.length, item.trays?.length),
      question: joinTexts([...tellProse(story, telling), item.prompt]),
    },
  ]
}

function questionsIn(content: CompiledContent): Question[] {
  const now = content.modules.flatMap(({ slug, document }) =>
    document.scenes.flatMap(({ ask, prose }) =>
      ask === null ? [] : [{ item: ask, file: `modules/${slug}`, story: prose }],
    ),
  )
  const later = content.followUps.flatMap(({ practice, document }) =>
    document.items.map(({ item, situation }) => ({ item, file: `follow-ups/${practice}`, story: situation })),
  )
  return [...now, ...later]
}

export function itemsIn(content: CompiledContent): ItemDocument[] {
  return questionsIn(content).map(({ item }) => item)
}

/** Every item of the bank that has a key and is wholly told in this language, in the order of the files. */
export function riddlesIn(content: CompiledContent, language: string): Riddle[] {
  return questionsIn(content).flatMap((question) => riddleOf(question, language))
}
