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

  test('is overdue only when the due day has ended where the organisation is', () => {
    const at = (now: string, timeZone: string) => isOverdue(open, { now: new Date(now), timeZone })
    expect(at('2026-11-20T23:59:00Z', 'UTC')).toBe(false)
    expect(at('2026-11-21T00:00:00Z', 'UTC')).toBe(true)
    expect(at('2026-11-20T10:59:00Z', 'Pacific/Auckland')).toBe(false)
    expect(at('2026-11-20T11:00:00Z', 'Pacific/Auckland')).toBe(true)
    expect(at('2026-11-21T09:59:00Z', 'Pacific/Honolulu')).toBe(false)
    expect(at('2026-11-21T10:00:00Z', 'Pacific/Honolulu')).toBe(true)
  })

  test('is never overdue when done, or when nobody set a day', () => {
    const now = new Date('2027-01-01T00:00:00Z')
    expect(isOverdue({ ...open, completedAt: dueOn }, { now, timeZone: 'UTC' })).toBe(false)
    expect(isOverdue({ ...open, dueOn: null }, { now, timeZone: 'UTC' })).toBe(false)
  })
})
