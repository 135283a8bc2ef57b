import { isInDoubt } from '#domain/comprehension/items/items-in-doubt.ts'

/** What an address of the questions' report says: which of those that are in doubt are shown, and which page of them. */
export type ItemsView = { readonly show: 'open' | 'decided'; readonly page: number }

export const itemsViews = ['open', 'decided'] as const satisfies readonly ItemsView['show'][]

const itemsAPage = 8
const dayMs = 24 * 60 * 60 * 1000

type ItemsPage = {
  readonly statistics: Parameters<typeof isInDoubt>[0]
  readonly decision: { readonly at: Date } | null
}

/**
 * The items of one page of the report, in the order given. One that was decided on within the day stays where it stood,
 * with its decision, so that nothing is gone under the reader's hands; it is counted as decided.
 */
export function arrangeItems<Item extends ItemsPage>(
  items: readonly Item[],
  { show, page }: ItemsView,
  { now }: { now: Date },
): { items: readonly Item[]; page: number; pages: number; counts: Readonly<Record<ItemsView['show'], number>> } {
  const inDoubt = items.filter(({ statistics }) => isInDoubt(statistics))
  const decidedItems = items.filter(({ decision }) => decision !== null)
  const shownItems =
    show === 'decided'
      ? decidedItems
      : inDoubt.filter(({ decision }) => decision === null || now.getTime() - decision.at.getTime() < dayMs)
  const pages = Math.max(1, Math.ceil(shownItems.length / itemsAPage))
  const current = Math.min(page, pages)
  return {
    items: shownItems.slice((current - 1) * itemsAPage, current * itemsAPage),
    page: current,
    pages,
    counts: { open: inDoubt.filter(({ decision }) => decision === null).length, decided: decidedItems.length },
  }
}
