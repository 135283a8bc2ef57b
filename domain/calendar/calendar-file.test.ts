import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarFile } from './calendar-file.ts'

const at = { host: 'curtain.example', name: 'Curtain', now: new Date('2026-06-01T10:00:00Z') }
const due = {
  id: 'a',
  title: 'The call that dropped',
  day: new Date('2026-06-30'),
  address: 'https://curtain.example/learn/a',
}

test('a due date is a whole day that leaves its reader free', () => {
  const lines = calendarFile([due], at).split('\r\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      'UID:a@curtain.example',
      'DTSTAMP:20260601T100000Z',
      'DTSTART;VALUE=DATE:20260630',
      'DTEND;VALUE=DATE:20260701',
      'SUMMARY:The call that dropped',
      'TRANSP:TRANSPARENT',
    ]),
  )
})

test('whatever a title holds, each line has at most 75 bytes and the title comes back whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const file = calendarFile([{ ...due, title }], at)
      for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      const lines = file.replaceAll('\r\n ', '').split('\r\n')
      expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1)
      const summary = lines.find((line) => line.startsWith('SUMMARY:'))?.slice('SUMMARY:'.length) ?? ''
      const read = summary.replaceAll(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character))
      expect(read).toBe(title.replaceAll(/\r\n|\r/g, '\n').replaceAll(/[^\P{Cc}\n]/gu, ' '))
    }),
  )
})
