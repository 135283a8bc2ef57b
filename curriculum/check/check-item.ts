import type { FileTexts } from '#curriculum/compiling/texts.ts'
import type { ItemDocument } from '#curriculum/schema/document.ts'
import type { Item } from '#domain/scenario/module.ts'
import type { Path } from './finding.ts'

const optionCounts = {
  single: [3, 5],
  multiple: [3, 6],
  order: [3, 6],
  spot: [4, 10],
} as const

/** What must hold for an item under each policy: as many keys as its format has, and every error explained. */
export function checkItem(item: Item, path: Path, under: string, texts: FileTexts): void {
  const [fewest, most] = optionCounts[item.format]
  const count = item.options.length
  if (count < fewest || count > most) {
    const message = `found ${count} options${under}, expected ${fewest} to ${most} in a ${item.format} item`
    texts.report('option-count', [...path, 'options'], message)
  }
  checkKeys(item, path, under, texts)
  if (item.format === 'order') {
    if (item.options.every(({ misconception }) => misconception === null)) {
      const message = `found no misconception on any step${under}, expected one on a step that people do too early`
      texts.report('option-without-misconception', [...path, 'options'], message)
    }
    return
  }
  for (const option of item.options) {
    if (option.correct || option.misconception !== null) continue
    const message = `found a wrong option without a misconception${under}, expected the id of what it believes`
    texts.report('option-without-misconception', [...path, 'options', option.id], message)
  }
}

/** A condition on a key must decide something: right under one policy, wrong under another, wherever it is offered. */
export function checkKeyConditions(document: ItemDocument, told: readonly Item[], path: Path, texts: FileTexts): void {
  for (const { id, correct } of document.options) {
    if (typeof correct === 'boolean') continue
    const verdicts = told.flatMap(({ options }) => options.filter((option) => option.id === id))
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
  const where = [...path, 'options']
  switch (item.format) {
    case 'single':
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
      if (keys.length === item.options.length) {
        texts.report('several-keys', where, `found only options to mark${under}, expected at least one that is not`)
      }
      return
    case 'order':
      return
    default:
      item.format satisfies never
  }
}
