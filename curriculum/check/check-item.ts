import type { FileTexts } from '#curriculum/compiling/texts.ts'
import type { ItemDocument } from '#curriculum/schema/document.ts'
import type { Item } from '#domain/scenario/module.ts'
import type { Path } from './finding.ts'

const optionCounts = {
  single: [3, 5],
  multiple: [3, 6],
  order: [3, 6],
  spot: [4, 10],
  sort: [6, 8],
  strike: [6, 9],
  'where-from': [3, 6],
} as const

/** Passages to be struck, and passages that stay: with fewer there is nothing to weigh. */
const fewestPassages = 2

/** What must hold for an item under each policy: as many keys as its format has, and every error explained. */
export function checkItem(item: Item, path: Path, under: string, texts: FileTexts): void {
  const [fewest, most] = optionCounts[item.format]
  const count = item.options.length
  if (count < fewest || count > most) {
    const message = `found ${count} options${under}, expected ${fewest} to ${most} in a ${item.format} item`
    texts.report('option-count', [...path, 'options'], message)
  }
  checkKeys(item, path, under, texts)
  checkMisconceptions(item, path, under, texts)
}

function checkMisconceptions(item: Item, path: Path, under: string, texts: FileTexts): void {
  const explainedCount = item.options.filter(({ misconception }) => misconception !== null).length
  const atLeast = (fewest: number, where: string) => {
    if (explainedCount >= fewest) return
    const actual =
      explainedCount === 0 ? 'no misconception on any option' : `a misconception on ${explainedCount} of the options`
    const message = `found ${actual}${under}, expected ${where}`
    texts.report('option-without-misconception', [...path, 'options'], message)
  }
  switch (item.format) {
    case 'order':
      atLeast(1, 'one on a step that people do too early')
      return
    case 'strike':
      atLeast(1, 'one on a passage that people leave or strike wrongly')
      return
    case 'sort':
      atLeast(Math.ceil(item.options.length / 2), 'one on at least half of the things')
      return
    case 'single':
    case 'multiple':
    case 'spot':
    case 'where-from':
      for (const option of item.options) {
        if (option.correct || option.misconception !== null) continue
        const message = `found a wrong option without a misconception${under}, expected the id of what it believes`
        texts.report('option-without-misconception', [...path, 'options', option.id], message)
      }
      return
    default:
      item.format satisfies never
  }
}

/** A condition on a key must decide something: right under one policy, wrong under another, wherever it is offered. */
export function checkKeyConditions(
  document: ItemDocument,
  variants: readonly Item[],
  path: Path,
  texts: FileTexts,
): void {
  for (const { id, correct } of document.options) {
    if (typeof correct === 'boolean') continue
    const verdicts = variants.flatMap(({ options }) => options.filter((option) => option.id === id))
    const where = [...path, 'options', id, 'key']
    if (verdicts.length > 0 && verdicts.every((option) => option.correct)) {
      texts.report(
        'idle-condition',
        where,
        'found a condition that always holds where the option is offered, expected key: true',
      )
    }
    if (!verdicts.some((option) => option.correct)) {
      texts.report(
        'idle-condition',
        where,
        'found a condition that never holds where the option is offered, expected no key',
      )
    }
  }
}

function checkKeys(item: Item, path: Path, under: string, texts: FileTexts): void {
  const keys = item.options.filter(({ correct }) => correct)
  const others = item.options.length - keys.length
  const where = [...path, 'options']
  switch (item.format) {
    case 'single':
    case 'where-from':
      if (keys.length === 0) texts.report('no-key', where, `found no key${under}, expected key: true on one option`)
      for (const extra of keys.slice(1)) {
        const message = `found a second key beside "${keys[0]?.id}"${under}, expected one best answer`
        texts.report('several-keys', [...where, extra.id], message)
      }
      return
    case 'multiple':
    case 'spot':
      if (keys.length === 0) {
        texts.report('no-key', where, `found nothing to mark${under}, expected key: true on at least one option`)
      }
      if (others === 0) {
        texts.report('several-keys', where, `found only options to mark${under}, expected at least one that is not`)
      } else if (item.format === 'spot' && others < keys.length) {
        const message = `found ${keys.length} risks and ${others} harmless places${under}, expected as many harmless ones`
        texts.report('spot-balance', where, message)
      }
      return
    case 'strike':
      if (keys.length < fewestPassages) {
        const message = `found ${keys.length} passages to strike${under}, expected key: true on at least ${fewestPassages}`
        texts.report('no-key', where, message)
      }
      if (others < fewestPassages) {
        const message = `found ${others} passages that stay${under}, expected at least ${fewestPassages}`
        texts.report('several-keys', where, message)
      }
      return
    case 'sort':
      checkTrays(item, path, under, texts)
      return
    case 'order':
      return
    default:
      item.format satisfies never
  }
}

function checkTrays({ trays = [], options }: Item, path: Path, under: string, texts: FileTexts): void {
  if (trays.length < 2 || trays.length > 3) {
    texts.report('tray-count', [...path, 'trays'], `found ${trays.length} trays, expected two or three`)
  }
  for (const { id } of trays) {
    if (options.some(({ tray }) => tray === id)) continue
    const message = `found nothing that belongs in "${id}"${under}, expected at least one thing in every tray`
    texts.report('empty-tray', [...path, 'trays', id], message)
  }
}
