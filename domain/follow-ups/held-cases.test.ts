import { describe, expect, test } from 'vitest'
import { type AskingFacts, askNext } from './ask-next.ts'
import type { AskedItem, FollowUpState } from './follow-up-state.ts'
import { afterHeldAnswer, askHeldCase, casesToHold } from './held-cases.ts'
import { MOST_ITEMS_A_PRACTICE } from './next-question.ts'
import { LONGEST_SECONDS } from './reading-time.ts'
import { asOf, bank, evidenceFrom, names, parameters } from './whole-follow-up.testing.ts'

const facts: AskingFacts = {
  practices: names.map((id) => ({ id, critical: false, riskWeight: 1 })),
  parameters,
  bank: bank(),
  taught: new Set(['one', 'two']),
  evidence: evidenceFrom({ one: [true, false], two: [true], three: [true] }),
  answered: new Map(),
  missed: new Set(),
  soFar: [],
  toConfirm: [],
  seed: 'a seed',
}
const ask = (askingFacts: AskingFacts) => askNext(askingFacts, { now: asOf })
const first = ask(facts).asked

describe('the cases that a page holds', () => {
  if (first === null) throw new Error('It asks nothing')
  const heldItems = casesToHold(ask, facts, first)
  const all = [first, ...heldItems]

  test('lead to the end: no case comes twice, and there is none that would still be asked', () => {
    expect(heldItems.length).toBeGreaterThan(0)
    expect(new Set(all.map(({ itemId }) => itemId)).size).toBe(all.length)
    const soFar = all.map((item) => ({ ...item, choice: [], correct: false }))
    expect(ask({ ...facts, soFar }).asked).toBeNull()
  })
  test('keep to the three minutes and to two a practice', () => {
    expect(all.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(LONGEST_SECONDS)
    for (const { practice } of all)
      expect(all.filter((other) => other.practice === practice).length).toBeLessThanOrEqual(MOST_ITEMS_A_PRACTICE)
  })
})

const item = (itemId: string): AskedItem => ({ itemId, practice: 'one', documentHash: 'hash', seconds: 30 })
const state: FollowUpState = {
  asked: item('b'),
  answered: [{ ...item('a'), choice: ['x'], correct: true }],
  ahead: 3,
  held: [item('c'), item('d')],
  heldBefore: [item('x'), item('y')],
  toConfirm: [],
  before: [],
  after: null,
  ended: false,
}

describe('an answer', () => {
  test('to what is asked now goes on with what was held after it', () => {
    expect(afterHeldAnswer(state, 'b', 'with-held')).toEqual({ asked: item('b'), rest: [item('c'), item('d')] })
  })
  test('of a page that never got the last reply belongs to what it held before', () => {
    expect(afterHeldAnswer(state, 'x', 'with-held')).toEqual({ asked: item('x'), rest: [item('y')] })
    expect(afterHeldAnswer(state, 'x', 'by-evidence')).toBeNull()
  })
  test('to any other case is none, though the page holds it: they come in their order', () => {
    for (const sceneId of ['a', 'c', 'd', 'y']) expect(afterHeldAnswer(state, sceneId, 'with-held')).toBeNull()
  })
  test('in a follow-up of an earlier build goes on by the evidence', () => {
    const { held: _held, heldBefore: _before, ...earlier } = state
    expect(afterHeldAnswer(earlier, 'b', 'with-held')).toEqual({ asked: item('b'), rest: null })
  })
})

test('a case that is held is shown as the one after those before it', () => {
  const then = askHeldCase(state, 1)
  expect(then.asked).toEqual(item('d'))
  expect(then.answered.map(({ itemId }) => itemId)).toEqual(['a', 'b', 'c'])
  expect(then.ahead).toBe(1)
})
