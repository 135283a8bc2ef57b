import { describe, expect, test } from 'vitest'
import { abandonedBackups, begunAt, expiredBackups, nextBackup } from './scheduled-backups.ts'

const name = (day: string) => `curtain-${day}T00-30-00Z.backup`

describe('a backup that is made by itself', () => {
  test.for([
    ['the first, at once', null, '2026-06-01T10:00:00Z', '2026-06-01T10:00:00Z'],
    ['the next, at the time of the next day', '2026-06-01T00:30:00Z', '2026-06-01T10:00:00Z', '2026-06-02T00:30:00Z'],
    [
      'later on the same day, where the last was before that time',
      '2026-06-01T00:10:00Z',
      '2026-06-01T00:20:00Z',
      '2026-06-01T00:30:00Z',
    ],
    ['what was missed, since it was due', '2026-05-20T00:30:00Z', '2026-06-01T10:00:00Z', '2026-05-21T00:30:00Z'],
  ] as const)('%s', ([, last, now, due]) => {
    expect(nextBackup(last === null ? null : new Date(last), { at: '00:30', now: new Date(now) })).toEqual(
      new Date(due),
    )
  })

  test('goes when it is older than it is kept, but never the newest, and never what is no backup', () => {
    const names = [
      name('2026-05-01'),
      name('2026-05-20'),
      name('2026-06-01'),
      'notes.txt',
      `${name('2026-04-01')}.unfinished`,
    ]
    expect(expiredBackups(names, { now: new Date('2026-06-02'), keepDays: 14 })).toEqual([name('2026-05-01')])
    expect(expiredBackups([name('2026-01-01')], { now: new Date('2026-06-02'), keepDays: 14 })).toEqual([])
    expect(begunAt(name('2026-05-01'))).toEqual(new Date('2026-05-01T00:30:00Z'))
  })

  test('that was never ended goes a day after it was begun, and nothing else', () => {
    const [dead, underWay] = [`${name('2026-05-31')}.unfinished`, `${name('2026-06-01')}.unfinished`]
    const names = [dead, underWay, name('2026-04-01'), 'notes.unfinished']
    expect(abandonedBackups(names, { now: new Date('2026-06-01T10:00:00Z') })).toEqual([dead])
  })
})
