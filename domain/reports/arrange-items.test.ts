import { expect, test } from 'vitest'
import { arrangeItems } from './arrange-items.ts'

const now = new Date('2026-06-02T10:00:00Z')
const hoursAgo = (hours: number) => ({ at: new Date(now.getTime() - hours * 60 * 60 * 1000) })
const assessment = { verdict: 'assessed', quarantined: false, flags: ['too-hard'], differences: [] } as const
const item = (id: string, decision: { at: Date } | null = null, statistics: typeof assessment | null = assessment) => ({
  id,
  decision,
  statistics,
})
const idsOf = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id)

test('what is to be decided is shown until a day after it was; what was decided stays findable', () => {
  const items = [item('a'), item('today', hoursAgo(1)), item('sound', null, null), item('old', hoursAgo(25)), item('b')]
  const open = arrangeItems(items, { show: 'open', page: 1 }, { now })
  expect(idsOf(open)).toEqual(['a', 'today', 'b'])
  expect(open.counts).toEqual({ open: 2, decided: 2 })
  expect(idsOf(arrangeItems(items, { show: 'decided', page: 1 }, { now }))).toEqual(['today', 'old'])
})

test('no page is a long scroll, and a page too far is the last one', () => {
  const items = Array.from({ length: 19 }, (_, n) => item(`${n}`))
  const pages = [1, 2, 3, 9].map((page) => arrangeItems(items, { show: 'open', page }, { now }))
  expect(pages.map((each) => [each.items.length, each.page, each.pages])).toEqual([
    [8, 1, 3],
    [8, 2, 3],
    [3, 3, 3],
    [3, 3, 3],
  ])
  expect(pages.slice(0, 3).flatMap(idsOf)).toEqual(items.map(({ id }) => id))
})
