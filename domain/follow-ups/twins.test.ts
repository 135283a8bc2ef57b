import { describe, expect, it } from 'vitest'
import { askableAtOnce, twinsOfMissedFirst, twinsSeen, withoutAskedTwins } from './twins.ts'

const bank = [
  { itemId: 'a1', twins: 'a' },
  { itemId: 'a2', twins: 'a' },
  { itemId: 'a3', twins: 'a' },
  { itemId: 'b1', twins: 'b' },
  { itemId: 'b2', twins: 'b' },
  { itemId: 'alone' },
]
const day = (date: number) => new Date(Date.UTC(2026, 2, date))
const ids = (candidates: readonly { itemId: string }[]) => candidates.map(({ itemId }) => itemId)
const nothing = { answeredNow: [], answered: new Map<string, Date>(), missed: new Set<string>() }
const unseen = (answered: ReadonlyMap<string, Date>) => bank.filter(({ itemId }) => !answered.has(itemId))

describe('twins', () => {
  it('are never asked both in one follow-up', () => {
    const seen = twinsSeen(bank, { ...nothing, answeredNow: ['a2'] })
    expect(ids(withoutAskedTwins(bank, seen))).toEqual(['b1', 'b2', 'alone'])
    expect(askableAtOnce(bank)).toBe(3)
  })

  it('are not spent by one of them that was seen', () => {
    const answered = new Map([['a1', day(1)]])
    const seen = twinsSeen(bank, { ...nothing, answered })
    expect(ids(withoutAskedTwins(unseen(answered), seen))).toEqual(['a2', 'a3', 'b1', 'b2', 'alone'])
    expect(ids(twinsOfMissedFirst(unseen(answered), seen))).toEqual(['a2', 'a3', 'b1', 'b2', 'alone'])
  })

  it('come first when one of them was missed, until one is answered rightly', () => {
    const missedOne = { answered: new Map([['a1', day(1)]]), missed: new Set(['a1']) }
    expect(ids(twinsOfMissedFirst(unseen(missedOne.answered), twinsSeen(bank, { ...nothing, ...missedOne })))).toEqual([
      'a2',
      'a3',
    ])
    const rightLater = { ...missedOne, answered: new Map([...missedOne.answered, ['a2', day(9)] as const]) }
    expect(
      ids(twinsOfMissedFirst(unseen(rightLater.answered), twinsSeen(bank, { ...nothing, ...rightLater }))),
    ).toEqual(['a3', 'b1', 'b2', 'alone'])
  })
})
