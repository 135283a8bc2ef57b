import type { Compilation } from '#curriculum/compilation.ts'
import type { FileTexts } from '#curriculum/compiling/texts.ts'
import type { Item } from '#domain/scenario/module.ts'
import type { Path } from './finding.ts'

/** An item of the bank, told for an organisation that has decided nothing, and where it stands. */
export type BankItem = { readonly item: Item; readonly path: Path; readonly texts: FileTexts }

export type KeyLength = {
  readonly items: number
  /** How often the key is the longest option, a tie counting in part, and how often chance would make it so. */
  readonly longest: number
  readonly byChance: number
  readonly ratio: number
}

const tellingRatio = 1.3
/** Under fewer items than this, a ratio of 1.3 is well within chance. */
const enoughItems = 24
const alike = 0.5

function keyIsLongest({ options }: Item): number {
  const most = Math.max(...options.map(({ text }) => text.text.length))
  const longest = options.filter(({ text }) => text.text.length === most)
  return longest.some(({ correct }) => correct) ? 1 / longest.length : 0
}

export function keyLength(bank: readonly BankItem[]): KeyLength {
  const single = bank.map(({ item }) => item).filter(({ format, options }) => format === 'single' && options.length > 0)
  const longest = single.reduce((sum, item) => sum + keyIsLongest(item), 0)
  const byChance = single.reduce((sum, item) => sum + 1 / item.options.length, 0)
  return { items: single.length, longest, byChance, ratio: byChance === 0 ? 0 : longest / byChance }
}

/** Over the whole bank: someone who always takes the longest option must gain nothing by it. */
export function checkKeyLengths(bank: readonly BankItem[]): void {
  const { items, longest, byChance, ratio } = keyLength(bank)
  if (items < enoughItems || ratio <= tellingRatio) return
  for (const { item, path, texts } of bank) {
    if (item.format !== 'single' || keyIsLongest(item) === 0) continue
    const message = `found the key to be the longest option, as in ${longest} of ${items} items where chance makes ${byChance.toFixed(1)}; expected at most ${tellingRatio} times chance`
    texts.report('telling-length', [...path, 'options'], message)
  }
}

function shingles({ prompt, options }: Item): Set<string> {
  const words = [prompt.text, ...options.map(({ text }) => text.text)].flatMap((text) =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  )
  return new Set(words.slice(2).map((_, place) => words.slice(place, place + 3).join(' ')))
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let sharedCount = 0
  for (const shingle of one) if (other.has(shingle)) sharedCount += 1
  const all = one.size + other.size - sharedCount
  return all === 0 ? 0 : sharedCount / all
}

/** Two items that say nearly the same measure memory the second time. */
export function checkDuplicates(bank: readonly BankItem[]): void {
  const shingledItems = bank.map((bankItem) => ({ ...bankItem, set: shingles(bankItem.item) }))
  shingledItems.forEach((one, place) => {
    for (const other of shingledItems.slice(place + 1)) {
      // Twins are alike in everything but the one fact that decides: that is what they are for.
      if (one.item.twins !== undefined && one.item.twins === other.item.twins) continue
      const same = likeness(one.set, other.set)
      if (same < alike) continue
      const message = `found an item ${Math.round(same * 100)} % like "${one.item.id}", expected one that asks something else`
      other.texts.report('near-duplicate', other.path, message)
    }
  })
}

/** What the registers hold beside what the items use. */
export function checkRegisters(
  { folder, content, report }: Compilation,
  bank: readonly BankItem[],
  today: string,
): void {
  const uses = new Map<string, number>()
  const citedIds = new Set(bank.flatMap(({ item }) => item.sources.map(({ id }) => id)))
  for (const { item } of bank) {
    for (const { misconception } of item.options) {
      if (misconception !== null) uses.set(misconception.id, (uses.get(misconception.id) ?? 0) + 1)
    }
  }
  for (const { id } of content.misconceptions) {
    const read = folder.misconceptions
    const count = uses.get(id) ?? 0
    if (read === null || count >= 2) continue
    const path = ['misconceptions', id]
    const message = `found a misconception that ${count === 0 ? 'no option' : 'only one option'} names, expected two at least, or one merged with another`
    report('rare-misconception', { file: read.file, place: read.at(path), path }, message)
  }
  for (const { id, reviewBy } of content.sources) {
    const read = folder.sources
    if (read === null) continue
    if (reviewBy < today) {
      const path = ['sources', id, 'review-by']
      const message = `found a source to be reviewed by ${reviewBy}, expected a day not before ${today}: read it again`
      report('source-past-review', { file: read.file, place: read.at(path), path }, message)
    }
    if (!citedIds.has(id)) {
      const path = ['sources', id]
      report('unused-source', { file: read.file, place: read.at(path), path }, 'found a source that no item cites')
    }
  }
}
