import { describe, expect, test } from 'vitest'
import { type AskedPractice, isOpen, MOST_ITEMS_A_PRACTICE, practicesInOrder } from './next-question.ts'
import { asOf } from './whole-follow-up.testing.ts'

describe('which practices are asked about', () => {
  const estimate = (practice: string, changes: object = {}) => ({
    practice,
    probability: 0.5,
    status: 'developing' as const,
    confidentlyWrong: false,
    answers: 4,
    lastEvidenceAt: new Date('2026-01-02T09:00:00Z'),
    rightOnLaterDayAt: null,
    ...changes,
  })
  const practice = (id: string, changes: object = {}, others: object = {}): AskedPractice => ({
    estimate: estimate(id, changes),
    riskWeight: 1,
    taught: 'elsewhere',
    policy: 'same',
    ...others,
  })

  test('first those faded, confidently wrong or to be confirmed, then those just taught, then others', () => {
    const order = practicesInOrder(
      [
        practice('other'),
        practice('taught', { probability: 0.7 }, { taught: 'by-these-modules' }),
        practice('confirm', { probability: 0.9 }, { policy: 'to-be-confirmed' }),
        practice('faded', { status: 'faded', probability: 0.75 }),
        practice('sure', { confidentlyWrong: true, probability: 0.3 }),
      ],
      { asOf },
    )
    expect(order.slice(0, 3).sort()).toEqual(['confirm', 'faded', 'sure'])
    expect(order.slice(3)).toEqual(['taught', 'other'])
  })

  test('by risk weight times what is unknown', () => {
    const order = practicesInOrder(
      [
        practice('known', { probability: 0.8 }),
        practice('unknown'),
        practice('heavy', { probability: 0.8 }, { riskWeight: 3 }),
      ],
      { asOf },
    )
    expect(order).toEqual(['heavy', 'unknown', 'known'])
  })

  test('not those that nothing taught', () => {
    const unknown = { answers: 0, lastEvidenceAt: null }
    expect(practicesInOrder([practice('one', unknown)], { asOf })).toEqual([])
    expect(practicesInOrder([practice('one', unknown, { taught: 'by-these-modules' })], { asOf })).toEqual(['one'])
  })

  test('not those asked about lately, unless its modules taught them', () => {
    const lately = { confidentlyWrong: true, lastEvidenceAt: new Date('2026-03-01T09:00:00Z') }
    expect(practicesInOrder([practice('one', lately)], { asOf })).toEqual([])
    expect(practicesInOrder([practice('one', lately, { taught: 'by-these-modules' })], { asOf })).toEqual(['one'])
  })

  test.each([
    ['an open question', practice('one'), 0, true],
    ['one answered twice already', practice('one'), MOST_ITEMS_A_PRACTICE, false],
    ['decided, and shown on a later day', practice('one', { probability: 0.9, rightOnLaterDayAt: asOf }), 0, false],
    ['high, and never shown on a later day', practice('one', { probability: 0.9 }), 0, true],
    ['the same after one more answer', practice('one', { probability: 0.9 }), 1, false],
    ['decided to the bad', practice('one', { probability: 0.1 }), 0, false],
    [
      'decided, and the policy has changed',
      practice('one', { probability: 0.95, rightOnLaterDayAt: asOf }, { policy: 'to-be-confirmed' }),
      0,
      true,
    ],
  ])('%s', (_what, practice, times, expected) => {
    expect(isOpen(practice, times)).toBe(expected)
  })
})
