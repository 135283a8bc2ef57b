import type { ItemFormat } from '#domain/comprehension/item.ts'

/** What was chosen, as one text: the same choice always the same. The order of marks means nothing, that of steps does. */
export function choiceKey(format: ItemFormat, choice: readonly string[]): string {
  return (format === 'order' ? choice : [...choice].sort()).join(' ')
}
