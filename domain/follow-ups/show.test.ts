import { describe, expect, test } from 'vitest'
import type { Item } from '#domain/scenario/module.ts'
import type { AskedItem, FollowUpState } from './follow-up-state.ts'
import { LONGEST_SECONDS, secondsFor, WORDS_A_MINUTE } from './reading-time.ts'
import { followUpFeedback, followUpView } from './show.ts'

const en = (text: string) => ({ text, language: 'en' })
const option = (id: string, correct: boolean) => ({
  id,
  text: en(`The ${id} way`),
  correct,
  why: en('because of a secret reason'),
  misconception: correct ? null : { id: 'believed', sentence: en('Something wrong') },
  exposes: [],
  region: null,
})
const item: Item = {
  id: 'bank/one',
  kind: 'follow-up',
  practice: 'practice',
  format: 'single',
  prompt: en('What now?'),
  options: [option('safe', true), option('quick', false), option('kind', false)],
  picture: null,
  principle: en('A principle'),
  sources: [],
  difficulty: 0,
  justCompetent: 0.6,
}
const current = { situation: [en('You are there.')], stage: null, item }
const question: AskedItem = { itemId: item.id, practice: 'practice', documentHash: 'hash', seconds: 36 }
const state: FollowUpState = {
  asked: question,
  answered: [],
  ahead: 4,
  toConfirm: [],
  before: [],
  after: null,
  ended: false,
}
const options = { title: en('A title'), seed: 'seed' }

describe('a follow-up as its learner sees it', () => {
  test('shows the case and what may be chosen, and no key, reason or belief', () => {
    const view = followUpView(state, current, options)
    expect(view.scene).toEqual({ id: item.id, stage: null, prose: current.situation })
    expect(JSON.stringify(view)).not.toMatch(/correct|secret|believed|principle/)
  })

  test('shows options in the same order to the same follow-up', () => {
    const order = (seed: string) => {
      const { then } = followUpView(state, current, { ...options, seed })
      return then.do === 'ask' ? then.question.options.map(({ id }) => id).join() : ''
    }
    expect(order('a')).toBe(order('a'))
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(order)).size).toBeGreaterThan(1)
  })

  test('says how many there will be, by what fits and by what is left to ask', () => {
    expect(followUpView(state, current, options).position).toEqual({ scene: 1, about: 4, minutesLeft: 2 })
    expect(followUpView({ ...state, ahead: 20 }, current, options).position.about).toBe(
      Math.floor(LONGEST_SECONDS / question.seconds),
    )
    const answers = [{ ...question, choice: ['safe'], correct: true }]
    expect(followUpView({ ...state, answered: answers, ahead: 1 }, current, options).position).toMatchObject({
      scene: 2,
      about: 2,
    })
  })

  test('has ended when nothing is asked', () => {
    const { scene, position } = followUpView({ ...state, asked: null, ended: true }, null, options)
    expect([scene.id, position.minutesLeft]).toEqual(['end', 0])
  })

  test('tells what an answer earned, and only of a choice that could be given', () => {
    expect(followUpFeedback(current, ['quick'], options)).toMatchObject({
      correct: false,
      misconceptions: [{ id: 'believed' }],
    })
    expect(() => followUpFeedback(current, ['no-such-option'], options)).toThrow(item.id)
  })
})

test('reading takes as long as there are words, in whatever language', () => {
  const words = Array.from({ length: WORDS_A_MINUTE }, () => 'palabra').join(' ')
  expect(
    secondsFor({ situation: [{ text: words, language: 'es' }], stage: null, item }) -
      secondsFor({ ...current, situation: [] }),
  ).toBeCloseTo(60)
})
