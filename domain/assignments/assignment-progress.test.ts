import { describe, expect, test } from 'vitest'
import { isOverdue, progressOf } from './assignment-progress.ts'

const dueOn = new Date('2026-11-20T00:00:00Z')
const open = { completedAt: null, dueOn, begun: 'not-begun' as const }

describe('how far someone has come with a module', () => {
  test('is to do, under way once begun, and done once completed', () => {
    expect(progressOf(open)).toBe('to-do')
    expect(progressOf({ ...open, begun: 'begun' })).toBe('under-way')
    expect(progressOf({ ...open, begun: 'begun', completedAt: dueOn })).toBe('done')
  })

  test('is overdue only when the due day has ended everywhere', () => {
    expect(isOverdue(open, { now: new Date('2026-11-20T23:59:00Z') })).toBe(false)
    expect(isOverdue(open, { now: new Date('2026-11-21T11:59:00Z') })).toBe(false)
    expect(isOverdue(open, { now: new Date('2026-11-21T12:00:00Z') })).toBe(true)
  })

  test('is never overdue when done, or when nobody set a day', () => {
    const now = new Date('2027-01-01T00:00:00Z')
    expect(isOverdue({ ...open, completedAt: dueOn }, { now })).toBe(false)
    expect(isOverdue({ ...open, dueOn: null }, { now })).toBe(false)
  })
})
