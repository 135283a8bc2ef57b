import type { Item, PracticeId } from '#domain/scenario/module.ts'

/**
 * What an item teaches as it reads under one policy: which options it offers and which of them are right, the words of
 * the right ones, the reason of each, and the principle; of things to be sorted, where they belong. Two tellings that give the same string teach the same; what
 * only dresses the scene (the name of a tool in the question, say) is left out.
 */
export function teachingOf(item: Item): string {
  const options = item.options.map(({ id, correct, text, why, tray }) => [
    id,
    correct,
    correct ? text.text : '',
    why.text,
    ...(tray === undefined ? [] : [tray]),
  ])
  const trays = item.trays?.map(({ id, text }) => [id, text.text])
  return JSON.stringify([item.id, item.format, options, item.principle.text, ...(trays === undefined ? [] : [trays])])
}

/** What all the items of each practice teach together, by practice; items in the order given. */
export function teachingByPractice(items: readonly Item[]): Map<PracticeId, string> {
  const moduleOfPractice = new Map<PracticeId, string>()
  for (const item of items)
    moduleOfPractice.set(item.practice, `${moduleOfPractice.get(item.practice) ?? ''}${teachingOf(item)}\n`)
  return moduleOfPractice
}
