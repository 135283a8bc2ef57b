import type { Item } from '#domain/scenario/module.ts'
import { shownOptions } from '#domain/scenario/option-order.ts'
import type { BankItem } from './bank.ts'

/** How often what is right stands at each position, over all items with as many options and over many attempts. */
export type KeyPositions = {
  readonly options: number
  readonly items: number
  /** Shares by position, the first first; by chance each is one in `options`. */
  readonly shares: readonly number[]
}

type Order = (item: Item, order: { readonly seed: string }) => readonly { readonly correct: boolean }[]

/** Attempts that each item is shown in. */
const attempts = 240
/** Standard errors from chance that a fair order leaves about once in two million positions. */
const farOff = 5

/** One item, and how many of its right options stood at each position over all attempts. */
export type PositionCounts = { readonly banked: BankItem; readonly rightAt: readonly number[] }

/** Shows every item many times; only those whose order is drawn for each attempt: steps and places have their own. */
export function showOften(bank: readonly BankItem[], orderOf: Order = shownOptions): PositionCounts[] {
  return bank
    .filter(({ item }) => item.format === 'single' || item.format === 'multiple')
    .map((bankItem) => {
      const rightAt = bankItem.item.options.map(() => 0)
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        orderOf(bankItem.item, { seed: `attempt ${attempt}` }).forEach(({ correct }, position) => {
          if (correct) rightAt[position] = (rightAt[position] ?? 0) + 1
        })
      }
      return { banked: bankItem, rightAt }
    })
}

export function keyPositions(counts: readonly PositionCounts[]): KeyPositions[] {
  const byLength = Map.groupBy(counts, ({ rightAt }) => rightAt.length)
  return [...byLength]
    .sort(([one], [other]) => one - other)
    .map(([options, items]) => {
      const all = items.flatMap(({ rightAt }) => rightAt).reduce((sum, count) => sum + count, 0)
      const shares = Array.from({ length: options }, (_, position) =>
        all === 0 ? 0 : items.reduce((sum, { rightAt }) => sum + (rightAt[position] ?? 0), 0) / all,
      )
      return { options, items: items.length, shares }
    })
}

/** Nobody may do better by always taking the first answer, or the last: neither over the bank nor in any one item. */
export function checkKeyPositions(counts: readonly PositionCounts[]): void {
  for (const { banked, rightAt } of counts) {
    const { item, path, texts } = banked
    const chance = item.options.filter(({ correct }) => correct).length / item.options.length
    const error = Math.sqrt((chance * (1 - chance)) / attempts)
    rightAt.forEach((count, position) => {
      if (error === 0 || Math.abs(count / attempts - chance) <= farOff * error) return
      const actual = `${Math.round((100 * count) / attempts)} of 100 attempts`
      const message = `found what is right at position ${position + 1} in ${actual}, expected about ${Math.round(100 * chance)}`
      texts.report('key-position', [...path, 'options'], message)
    })
  }
}
