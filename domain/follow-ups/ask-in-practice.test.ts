import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askInPractice, MOST_CASES } from './ask-in-practice.ts'
import type { AskingFacts } from './ask-next.ts'
import type { AnsweredItem } from './follow-up-state.ts'
import { totalSeconds } from './next-question.ts'
import { LONGEST_SECONDS } from './reading-time.ts'
import { bank, evidenceFrom, names, parameters } from './whole-follow-up.testing.ts'

const day = 24 * 60 * 60 * 1000
const now = new Date('2026-06-01T09:00:00Z')

/** One whole round about the practice "two"; what was answered before, days ago, and of that what was missed. */
function round(before: ReadonlyMap<string, number>, missedItems: ReadonlySet<string>, seed = 'seed'): AnsweredItem[] {
  const lastAnswers = new Map([...before].map(([itemId, days]) => [itemId, new Date(now.getTime() - days * day)]))
  const soFar: AnsweredItem[] = []
  for (;;) {
    const facts: AskingFacts = {
      practices: names.map((id) => ({ id, critical: false, riskWeight: 1 })),
      parameters,
      bank: bank(),
      taught: new Set(),
      // Sure enough that no follow-up would ask about it.
      evidence: evidenceFrom({ two: [false, false, false, false, false, false] }),
      answered: lastAnswers,
      missed: missedItems,
      soFar,
      toConfirm: [],
      seed,
    }
    const { asked } = askInPractice(facts, 'two', { now })
    if (asked === null) return soFar
    soFar.push({ ...asked, choice: [], correct: true })
    lastAnswers.set(asked.itemId, now)
  }
}

const items = bank()
  .filter(({ practice }) => practice === 'two')
  .map(({ itemId }) => itemId)

test('a round asks about its practice alone, each case once, at any time, and is short', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...items)), fc.string(), (knownItems, seed) => {
      const questions = round(new Map(knownItems.map((itemId) => [itemId, 3])), new Set(), seed)
      expect(questions.length).toBeGreaterThan(0)
      expect(questions.length).toBeLessThanOrEqual(MOST_CASES)
      expect(totalSeconds(questions)).toBeLessThanOrEqual(LONGEST_SECONDS)
      expect(questions.every(({ practice }) => practice === 'two')).toBe(true)
      const ids = questions.map(({ itemId }) => itemId)
      expect(new Set(ids).size).toBe(ids.length)
      // What was never met comes before what was.
      const firstKnownPlace = ids.findIndex((id) => knownItems.includes(id))
      if (firstKnownPlace >= 0) expect(ids.slice(firstKnownPlace).every((id) => knownItems.includes(id))).toBe(true)
    }),
  )
})

test('when every case was met, what was missed comes first, then what was met longest ago', () => {
  const [a = '', b = '', c = ''] = items
  const before = new Map(items.map((itemId) => [itemId, 5]))
  before.set(b, 90).set(c, 40)
  expect(
    round(before, new Set([a]))
      .map(({ itemId }) => itemId)
      .slice(0, 3),
  ).toEqual([a, b, c])
})
