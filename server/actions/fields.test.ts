import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { CurrentPassword, DueDay, OptionalDay } from './fields.ts'

const problemOf = (parsed: { error?: { issues: { message: string }[] } }) => parsed.error?.issues[0]?.message

test('a day is read in one way, whether it may be left empty or not', () => {
  for (const field of [DueDay, OptionalDay]) {
    expect(field.parse('2026-07-01')).toEqual(new Date('2026-07-01'))
    for (const text of ['2026-02-30', 'soon']) expect(problemOf(field.safeParse(text))).toBe('not-a-date')
  }
  expect([OptionalDay.parse(''), OptionalDay.parse(undefined)]).toEqual([null, null])
  for (const nothing of ['', undefined]) expect(problemOf(DueDay.safeParse(nothing))).toBe('required')
})

test('what several forms have is defined once', async () => {
  expect(problemOf(CurrentPassword.safeParse('x'.repeat(1001)))).toBe('wrong-password')
  const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.ts'))
  const texts = await Promise.all(files.map((file) => readFile(`${import.meta.dirname}/${file}`, 'utf8')))
  const names = texts.flatMap((text) =>
    [...text.matchAll(/^(?:export )?const ([A-Z]\w+) = z\b/gm)].map(([, name]) => name),
  )
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
