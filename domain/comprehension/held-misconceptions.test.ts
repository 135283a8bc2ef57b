import { expect, test } from 'vitest'
import { heldAfter } from './held-misconceptions.ts'

test('an answer counts a belief once, also where it was stored with the belief twice', () => {
  const answer = {
    misconceptions: ['encrypted-means-approved', 'refusing-is-safe', 'encrypted-means-approved'],
    confidence: 'sure',
    answeredAt: new Date('2026-03-02T09:00:00Z'),
  } as const
  const once = heldAfter({}, answer)
  expect(once).toEqual({
    'encrypted-means-approved': { times: 1, sure: 1, lastAt: '2026-03-02T09:00:00.000Z' },
    'refusing-is-safe': { times: 1, sure: 1, lastAt: '2026-03-02T09:00:00.000Z' },
  })
  expect(heldAfter(once, answer)['encrypted-means-approved']).toMatchObject({ times: 2, sure: 2 })
})
