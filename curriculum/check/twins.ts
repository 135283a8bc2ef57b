import type { FileTexts } from '#curriculum/compiling/texts.ts'
import type { FollowUpDocument, ItemDocument, TextDocument } from '#curriculum/schema/document.ts'
import { tellItem } from '#curriculum/telling.ts'
import { primaryLanguage } from '#curriculum/varieties.ts'
import { rightChoice } from '#domain/scenario/paths.ts'
import { decidingFacts, policyCases } from './combinations.ts'
import type { Path } from './finding.ts'

/** How many single-choice follow-ups there are, and how many of them have a twin. */
export type TwinShare = { readonly single: number; readonly twins: number }

type Banks = readonly { readonly document: FollowUpDocument }[]

const [fewest, most] = [2, 4]

export function twinShare(banks: Banks): TwinShare {
  const single = banks.flatMap(({ document }) => document.items).filter(({ item }) => item.format === 'single')
  return { single: single.length, twins: single.filter(({ item }) => item.twins !== undefined).length }
}

/** Anyone who reads only options cannot tell twins apart: at least so many single-choice follow-ups have one. */
const shareAtLeast = 0.8
/** Under fewer items a share says little. */
const enoughItems = 24

export function checkTwinShare(banks: Banks, textsOf: (practice: string) => FileTexts): void {
  const { single, twins } = twinShare(banks)
  if (single < enoughItems || twins >= shareAtLeast * single) return
  for (const { document } of banks)
    for (const { item } of document.items) {
      if (item.format !== 'single' || item.twins !== undefined) continue
      const message = `found no twin, as ${twins} of ${single} single-choice follow-ups have one, expected ${100 * shareAtLeast} % at least`
      textsOf(document.practice).report('twin-share', ['items', item.id.slice(document.practice.length + 1)], message)
    }
}

type OptionDocument = ItemDocument['options'][number]
type Wordings = readonly { readonly when: unknown; readonly say: Readonly<Record<string, string>> }[]

function wordings(text: TextDocument | undefined): Wordings {
  if (text === undefined) return []
  return Array.isArray(text) ? text : [{ when: null, say: text }]
}

/** What is said in a language: in a variety that says nothing else, as in its language. */
function saidIn(say: Readonly<Record<string, string>>, language: string): string | undefined {
  return say[language] ?? say[primaryLanguage(language)]
}

/** The same variants in the same words, in every language that both have: what is untranslated is found elsewhere. */
function sameWords(one: TextDocument | undefined, other: TextDocument | undefined): boolean {
  const [first, second] = [wordings(one), wordings(other)]
  return (
    first.length === second.length &&
    first.every(({ when, say }, place) => {
      const opposite = second[place]
      if (opposite === undefined || JSON.stringify(when) !== JSON.stringify(opposite.when)) return false
      const languages = Object.keys({ ...say, ...opposite.say })
      return languages.every((language) => {
        const [here, there] = [saidIn(say, language), saidIn(opposite.say, language)]
        return here === undefined || there === undefined || here === there
      })
    })
  )
}

function sameOption(one: OptionDocument, other: OptionDocument): boolean {
  return (
    JSON.stringify(one.onlyWhen) === JSON.stringify(other.onlyWhen) &&
    sameWords(one.text, other.text) &&
    sameWords(one.label, other.label)
  )
}

/** Where another case shows its options differently from the first of its set, and how; null: it shows the same. */
function firstDifference(one: ItemDocument, other: ItemDocument): { readonly at: Path; readonly what: string } | null {
  if (one.format !== other.format) return { at: ['format'], what: `the format ${other.format}, expected ${one.format}` }
  const ids = (item: ItemDocument) => item.options.map(({ id }) => id).join(', ')
  if (ids(one) !== ids(other)) return { at: ['options'], what: `the options ${ids(other)}, expected ${ids(one)}` }
  const [trays, others] = [one.trays ?? [], other.trays ?? []]
  const sameTrays =
    trays.length === others.length &&
    trays.every(({ id, text }, place) => id === others[place]?.id && sameWords(text, others[place]?.text))
  if (!sameTrays) return { at: ['trays'], what: 'other trays, expected the same' }
  const differing = other.options.find((option, place) => {
    const opposite = one.options[place]
    return opposite === undefined || !sameOption(opposite, option)
  })
  if (differing === undefined) return null
  const what = `another text, label or "only-when" of "${differing.id}", expected the same in every language`
  return { at: ['options', differing.id], what }
}

/** Twins have word for word the same options, and under every policy at least two of them are not answered alike. */
export function checkTwinSets({ practice, items }: FollowUpDocument, texts: FileTexts): void {
  const pathOf = (item: ItemDocument): Path => ['items', item.id.slice(practice.length + 1)]
  const inSets = items.flatMap(({ item }) => (item.twins === undefined ? [] : [{ set: item.twins, item }]))
  for (const [set, members] of Map.groupBy(inSets, (each) => each.set)) {
    const twins = members.map(({ item }) => item)
    const [first] = twins
    if (first === undefined) continue
    const at = [...pathOf(first), 'twins']
    const name = set.slice(practice.length + 1)
    if (twins.length < fewest || twins.length > most) {
      texts.report('twin-set', at, `found ${twins.length} cases in the set "${name}", expected ${fewest} to ${most}`)
    }
    const differences = twins.flatMap((twin) => {
      const difference = firstDifference(first, twin)
      return difference === null ? [] : [{ ...difference, at: [...pathOf(twin), ...difference.at] }]
    })
    for (const { at: where, what } of differences)
      texts.report('twin-set', where, `found ${what}, as in its twin "${first.id}"`)
    if (differences.length === 0 && twins.length >= fewest) checkKeysDiffer(twins, { at, name, texts })
  }
}

function checkKeysDiffer(
  twins: readonly ItemDocument[],
  { at, name, texts }: { readonly at: Path; readonly name: string; readonly texts: FileTexts },
): void {
  for (const { telling, under } of policyCases(decidingFacts(twins))) {
    const keys = new Set(twins.map((twin) => [...rightChoice(tellItem(twin, telling))].join(' ')))
    if (keys.size > 1) continue
    texts.report('twin-set', at, `found one key for all of the set "${name}"${under}, expected at least two different`)
    return
  }
}
