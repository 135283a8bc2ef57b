import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const filesOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.(ts|sql)$/.test(file) && !/\.(test|testing)\.ts$|^data\/generated\//.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
const sources = filesOf('data')

/** Each place of a pattern in a text, from there to the bracket that ends what it opens. */
function spansOf(pattern: RegExp, text: string, brackets: '()' | '{}'): string[] {
  const [open, close] = brackets === '()' ? (['(', ')'] as const) : (['{', '}'] as const)
  return [...text.matchAll(pattern)].map(({ index }) => {
    let depth = 0
    for (let at = text.indexOf(open, index); at < text.length; at++) {
      if (text[at] === open) depth++
      if (text[at] === close && --depth === 0) return text.slice(index, at + 1)
    }
    throw new Error(`No end: ${text.slice(index, index + 80)}`)
  })
}

const filesWithout = (order: RegExp, calls: RegExp, within: RegExp) =>
  sources.flatMap(({ file, text }) =>
    within.test(file) && spansOf(calls, text, '()').some((call) => !order.test(call)) ? [file] : [],
  )

/** What PostgreSQL happens to give is another order after a VACUUM, an update, or on a replica. */
test('what lists, finds or gives away rows says in which order', () => {
  const verbFile = /\/(list|find|own|export|present)-[a-z-]+\.ts$/
  expect(sources.filter(({ file }) => verbFile.test(file)).length).toBeGreaterThan(50)
  expect(filesWithout(/orderBy/, /\bfindMany\(/g, verbFile)).toEqual([
    // Looked up by id for rows that are in order.
    'data/imports/list-import-rows.ts',
  ])
  expect(filesWithout(/ORDER BY/, /\b(jsonb_agg|string_agg)\s*\(/g, /./)).toEqual([
    // Sets, which the code that reads them puts in order or looks up in.
    'data/reports/internal/find-reported-team.ts',
    'data/reports/internal/home-facts.ts',
    'data/system.ts',
  ])
})

test('each list of a person that stands inside another row is in an order', () => {
  const nestedQuery =
    /\b(roles|memberships|managed|passkeys|rememberedDevices|groups|signOnAccounts|sessions|tokens|modules|deliveries): \{/g
  for (const file of ['data/people/internal/present-person.ts', 'data/reports/own-data.ts']) {
    const lists = spansOf(nestedQuery, sources.find((source) => source.file === file)?.text ?? '', '{}')
    expect(lists.length, file).toBeGreaterThan(2)
    expect(lists.filter((list) => !list.includes('orderBy'))).toEqual([])
  }
})

/** In a Turkish database “I” in lower case is no “i”: an address would not be found, and so not be erased. */
test('what is written in lower or upper case for comparing is so by rules that are named, and not by those of the database', () => {
  const asking = [...sources, ...filesOf('prisma/functions'), ...filesOf('platform/database')].flatMap(
    ({ file, text }) => spansOf(/\b(lower|upper|initcap)\(/g, text, '()').map((call) => ({ file, call })),
  )
  expect(asking.length).toBeGreaterThan(10)
  expect(asking.filter(({ call }) => !call.includes('COLLATE'))).toEqual([])
  expect(sources.filter(({ text }) => /\bILIKE\b|\W~\*\W/.test(text))).toEqual([])
})
