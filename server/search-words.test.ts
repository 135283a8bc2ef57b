import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { openWords, sealWords } from './search-words.ts'

const here = { organisationId: randomUUID() }
const elsewhere = { organisationId: randomUUID() }

async function sealed(words: Parameters<typeof sealWords>[1]): Promise<string> {
  const token = await sealWords(here, words)
  if (token === null) throw new Error('There were words')
  return token
}

test('an address holds words that nobody reads there, and opens them for the organisation', async () => {
  const words = await sealed({ person: '  Zsófia ', object: 'Bay 7' })
  const parts = words.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'))
  for (const text of [words, ...parts]) expect(text).not.toMatch(/zsófia|bay 7/i)
  expect(await openWords(here, { words, action: 'x' }, ['person', 'object'])).toEqual({
    words,
    action: 'x',
    person: 'Zsófia',
    object: 'Bay 7',
  })
})

test('words open into what the page asks for, whatever the address says beside them, and not on a page that asks for other ones', async () => {
  const words = await sealed({ person: 'Zsófia' })
  expect(await openWords(here, { words, person: 'given' }, ['person', 'object'])).toMatchObject({ person: 'Zsófia' })
  expect(await openWords(here, { words, object: 'given' }, ['person', 'object'])).toMatchObject({ object: undefined })
  expect(await openWords(here, { words, person: 'given' }, ['q'])).toBeNull()
})

test('without words there is nothing to seal', async () => {
  expect(await sealWords(here, { q: ' \u200B ' })).toBeNull()
  expect(await openWords(here, { q: '', page: '2' }, ['q'])).toEqual({ q: '', page: '2' })
})

test('what an address says in plain is understood, and sealed in those that follow from it', async () => {
  const opened = await openWords(here, { q: 'khan' }, ['q'])
  expect(opened).toMatchObject({ q: 'khan' })
  expect(await openWords(here, { words: opened?.words }, ['q'])).toMatchObject({ q: 'khan' })
})

test('words of another organisation, changed ones and those of over a year ago are none', async () => {
  const words = await sealed({ q: 'khan' })
  expect(await openWords(elsewhere, { words }, ['q'])).toBeNull()
  expect(await openWords(here, { words: `${words.slice(0, -4)}AAAA` }, ['q'])).toBeNull()
  expect(await openWords(here, { words: 'khan', q: 'khan' }, ['q'])).toBeNull()
  expect(await openWords(here, { words: [words, words] }, ['q'])).toBeNull()
  vi.useFakeTimers({ now: Date.now() + 366 * 24 * 60 * 60 * 1000, toFake: ['Date'] })
  expect(await openWords(here, { words }, ['q'])).toBeNull()
  vi.useRealTimers()
})
