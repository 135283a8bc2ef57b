import { describe, expect, it } from 'vitest'
import { askableAtOnce, twinHistory, twinsOfMissedFirst, withoutAskedTwins } from './twins.ts'

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
const unseenItems = (answers: ReadonlyMap<string, Date>) => bank.filter(({ itemId }) => !answers.has(itemId))

describe('twins', () => {
  it('are never asked both in one follow-up', () => {
    const history = twinHistory(bank, { ...nothing, answeredNow: ['a2'] })
    expect(ids(withoutAskedTwins(bank, history))).toEqual(['b1', 'b2', 'alone'])
    expect(askableAtOnce(bank)).toBe(3)
  })

  it('are not spent by one of them that was seen', () => {
    const answers = new Map([['a1', day(1)]])
    const history = twinHistory(bank, { ...nothing, answered: answers })
    expect(ids(withoutAskedTwins(unseenItems(answers), history))).toEqual(['a2', 'a3', 'b1', 'b2', 'alone'])
    expect(ids(twinsOfMissedFirst(unseenItems(answers), history))).toEqual(['a2', 'a3', 'b1', 'b2', 'alone'])
  })

  it('come first when one of them was missed, until one is answered rightly', () => {
    const missedOne = { answered: new Map([['a1', day(1)]]), missed: new Set(['a1']) }
    expect(
      ids(twinsOfMissedFirst(unseenItems(missedOne.answered), twinHistory(bank, { ...nothing, ...missedOne }))),
    ).toEqual(['a2', 'a3'])
    const rightLater = { ...missedOne, answered: new Map([...missedOne.answered, ['a2', day(9)] as const]) }
    expect(
      ids(twinsOfMissedFirst(unseenItems(rightLater.answered), twinHistory(bank, { ...nothing, ...rightLater }))),
    ).toEqual(['a3', 'b1', 'b2', 'alone'])
  })
})
