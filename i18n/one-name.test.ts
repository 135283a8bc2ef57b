import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rolesInCell } from '#domain/people-import/read-cells.ts'

type NestedTexts = { readonly [key: string]: string | NestedTexts }
const folder = join(import.meta.dirname, '../messages')

/** Heads of columns, which are no roles: Arabic gives them an article, and Spanish says one person. */
const heads = ['grid.clinician', 'reports.columns.person']

/** What each page calls by one name in English. */
const names = [
  'Clinician',
  'Manager',
  'Managers',
  'Administrator',
  'Managers and administrators',
  'Two-step verification',
  'Turn off two-step verification',
  'Two-step verification is off',
]

function texts(nestedTexts: NestedTexts, above = ''): [string, string][] {
  return Object.entries(nestedTexts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${above}${key}`, value]] : texts(value, `${above}${key}.`),
  )
}

async function read(language: string): Promise<ReadonlyMap<string, string>> {
  const files = await readdir(join(folder, language))
  const all = await Promise.all(
    files.map(async (file) =>
      texts(JSON.parse(await readFile(join(folder, language, file), 'utf8')), `${file.replace('.json', '')}.`),
    ),
  )
  return new Map(all.flat())
}

describe.each(['es', 'ar'])('what has one name in English has one in %s', (language) => {
  test.each(names)('%s', async (name) => {
    const [english, translation] = await Promise.all([read('en'), read(language)])
    const keys = [...english].flatMap(([key, text]) => (text === name && !heads.includes(key) ? [key] : []))
    expect(keys.length).toBeGreaterThan(0)
    expect([...new Set(keys.map((key) => translation.get(key)))]).toHaveLength(1)
  })
})

test.each(['en', 'es', 'ar'])('a file of people may name roles as the pages in %s do', async (language) => {
  const textsOfLanguage = await read(language)
  for (const role of ['clinician', 'manager'] as const)
    expect(rolesInCell(textsOfLanguage.get(`import.role.${role}`) ?? '')).toEqual([role])
  expect(rolesInCell(textsOfLanguage.get('import.role.administrator') ?? '')).toBe('administrator-by-hand')
})

test('in Arabic each role keeps its name in other forms too, and characters theirs', async () => {
  const arabic = await read('ar')
  const from = (role: string) => arabic.get(`admin.requiredFactor.from.${role}`)
  expect(from('administrator')).toMatch(/^مسؤولو النظام/)
  expect(from('manager')).toMatch(/^المديرون/)
  expect(from('clinician')).toMatch(/^الممارسون الصحيون/)
  // «الإدارة» alone is the section of managers, and says of nobody which role they have.
  const askedOf = [...arabic].filter(([, text]) => /(من|سؤال|إخبار|إلى) الإدارة/.test(text))
  expect(askedOf).toEqual([])
  const passwords = [...arabic].filter(([, text]) => /(\d|#) خان(ة|ات)/.test(text))
  expect(passwords).toEqual([])
})
