import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDecided } from '#domain/comprehension/items/next-item.ts'
import type { AnsweredItem } from './follow-up-state.ts'
import { MOST_ITEMS_A_PRACTICE, nextQuestion, totalSeconds } from './next-question.ts'
import { LONGEST_SECONDS } from './reading-time.ts'
import type { TwinHistory } from './twins.ts'
import {
  type Asking,
  asOf,
  bank,
  evidenceFrom,
  names,
  parameters,
  practicesOf,
  whole,
} from './whole-follow-up.testing.ts'

const half = [true, false, true, false]

describe('a whole follow-up', () => {
  test('asks four or five cases of usual length, and ends within three minutes', () => {
    const { answered } = whole({
      evidence: evidenceFrom({ one: half, two: half, three: half }),
      taught: ['one', 'two', 'three'],
      answers: () => true,
    })
    expect([4, 5]).toContain(answered.length)
    expect(totalSeconds(answered)).toBeLessThanOrEqual(LONGEST_SECONDS)
  })

  test('begins with what its modules taught, and goes on to what else was taught some time ago', () => {
    const { answered } = whole({
      evidence: evidenceFrom({ one: half, two: half }, new Date('2026-01-02T09:00:00Z')),
      taught: ['two'],
      answers: (id) => id.length % 2 === 0,
    })
    expect(answered[0]?.practice).toBe('two')
    expect(new Set(answered.map(({ practice }) => practice))).toEqual(new Set(['one', 'two']))
  })

  test('asks once about what was shown on the day that taught it, so that it can count as understood', () => {
    const evidence = evidenceFrom({ one: Array.from({ length: 6 }, () => true) })
    expect(practicesOf(evidence, ['one'])[0]?.estimate).toMatchObject({ status: 'shown-so-far' })
    const { answered, practices } = whole({ evidence, taught: ['one'], answers: () => true })
    expect(answered).toHaveLength(1)
    expect(practices[0]?.estimate.status).toBe('understands')
  })

  test('has nothing to ask where the bank holds nothing unseen', () => {
    const { answered } = whole({
      evidence: evidenceFrom({ one: half }),
      taught: ['one'],
      answers: () => true,
      candidates: [],
    })
    expect(answered).toEqual([])
  })

  test('never asks an item in quarantine', () => {
    const quarantined = Object.fromEntries(
      Object.entries(parameters.items).map(([id, item]) => [id, { ...item, quarantined: id !== 'one/9' }]),
    )
    const { answered } = whole({
      evidence: evidenceFrom({ one: half, two: half }),
      taught: ['one', 'two'],
      answers: () => true,
      known: { ...parameters, items: quarantined },
    })
    expect(answered.map(({ itemId }) => itemId)).toEqual(['one/9'])
  })

  test('asks different people different things', () => {
    const first = (seed: string) =>
      whole({ evidence: evidenceFrom({ one: half }), taught: ['one'], answers: () => true, seed }).answered[0]?.itemId
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(first)).size).toBe(3)
  })

  test('keeps its rules whatever the answers are', () => {
    const outcomes = fc.array(fc.boolean(), { maxLength: 6 })
    fc.assert(
      fc.property(
        fc.record({ one: outcomes, two: outcomes, three: outcomes, four: outcomes }),
        fc.subarray(names, { minLength: 1 }),
        fc.infiniteStream(fc.boolean()),
        fc.integer({ min: 10, max: 90 }),
        fc.string({ maxLength: 8 }),
        (shownAnswers, taughtPractices, rights, seconds, seed) => {
          const answers = new Map<string, boolean>()
          const asking: Asking = {
            evidence: evidenceFrom(shownAnswers),
            taught: taughtPractices,
            answers: (itemId) => {
              const correct = answers.get(itemId) ?? rights.next().value === true
              answers.set(itemId, correct)
              return correct
            },
            seed,
            candidates: bank(seconds),
          }
          const { answered, practices } = whole(asking)
          expect(totalSeconds(answered)).toBeLessThanOrEqual(LONGEST_SECONDS)
          expect(new Set(answered.map(({ itemId }) => itemId)).size).toBe(answered.length)
          for (const name of names)
            expect(answered.filter(({ practice }) => practice === name).length).toBeLessThanOrEqual(
              MOST_ITEMS_A_PRACTICE,
            )
          for (const { itemId } of answered) expect(bank().some((candidate) => candidate.itemId === itemId)).toBe(true)
          // It ends because time is up, or because nothing that was taught is left open.
          const timeIsUp = LONGEST_SECONDS - totalSeconds(answered) < seconds
          for (const practice of practices) {
            const { estimate } = practice
            const times = answered.filter((answer) => answer.practice === estimate.practice).length
            if (timeIsUp || times >= MOST_ITEMS_A_PRACTICE || !taughtPractices.includes(estimate.practice)) continue
            expect(isDecided(estimate.probability)).toBe(true)
          }
          expect(whole(asking).answered).toEqual(answered)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('twins in a follow-up', () => {
  const evidence = evidenceFrom({ one: [true, false, true] })
  const practices = practicesOf(evidence, ['one'])
  const twinBank = bank().map((candidate, place) => ({ ...candidate, twins: `set-${Math.floor(place / 2)}` }))
  const ask = (twins: TwinHistory, answers: readonly AnsweredItem[] = []) =>
    nextQuestion({
      practices,
      answered: answers,
      candidates: twinBank,
      twins,
      evidence,
      parameters,
      asOf,
      seed: 'a seed',
    })

  test('of one that was missed comes first', () => {
    for (const { itemId, practice, twins } of twinBank.filter((each) => each.practice === 'one')) {
      const next = ask({ seenNow: new Set(), missed: new Set([twins]) })
      expect(next?.practice).toBe(practice)
      expect(twinBank.find((each) => each.itemId === next?.itemId)?.twins, itemId).toBe(twins)
    }
  })

  test('of one that was just asked does not come, missed or not', () => {
    const first = ask({ seenNow: new Set(), missed: new Set() })
    if (first === null) throw new Error('nothing asked')
    const set = twinBank.find(({ itemId }) => itemId === first.itemId)?.twins ?? ''
    const second = ask({ seenNow: new Set([set]), missed: new Set([set]) }, [{ ...first, choice: [], correct: false }])
    expect(second?.practice).toBe('one')
    expect(twinBank.find(({ itemId }) => itemId === second?.itemId)?.twins).not.toBe(set)
    expect(Object.keys(first).sort()).toEqual(['documentHash', 'itemId', 'practice', 'seconds'])
  })
})
