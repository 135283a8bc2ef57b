import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { describe, expect, it } from 'vitest'
import { wholeLanguages } from '#i18n/languages.ts'
import { root } from '#platform/processes/step.ts'
import { type Cut, cuts, type Range } from './cuts.ts'
import { makeFonts } from './make-fonts.ts'
import { namesOf, renameFont } from './rename-font.ts'

const folder = join(root, 'app/fonts')

describe('the fonts that pages load first', () => {
  it('are those that their packages and cuts make: else run npm run fonts', async () => {
    const fonts = await makeFonts()
    expect((await readdir(folder)).sort()).toEqual([...fonts.keys()].sort())
    for (const [name, bytes] of fonts) expect((await readFile(join(folder, name))).equals(bytes), name).toBe(true)
  }, 120_000)

  it('are not called what the licence keeps for the unchanged font', async () => {
    const storedFonts = await Promise.all(
      cuts.filter(({ rename }) => rename !== undefined).map(({ name }) => readFile(join(folder, `${name}.woff2`))),
    )
    expect(storedFonts.length).toBeGreaterThan(0)
    for (const font of storedFonts) {
      const names = namesOf(await subsetFont(font, null, { keepAllGlyphs: true, targetFormat: 'sfnt' }))
      expect(names.get(0)).toContain('Reserved Font Name')
      expect(names.get(1)).toContain('Curtain Serif')
      for (const [id, name] of names) if (id !== 0) expect(name).not.toMatch(/source/i)
    }
  })

  it('are refused a new name where there is no table of names', () => {
    expect(() => renameFont(Buffer.alloc(12), [['a', 'b']])).toThrow('no table of names')
  })

  it.for(wholeLanguages)('have every letter of the interface and the content in $name', async ({ tag, direction }) => {
    const folders =
      tag === 'en'
        ? ['messages/en', 'content/modules', 'content/follow-ups']
        : [`messages/${tag}`, `content/translations/${tag}`]
    const usedCharacters = new Set((await Promise.all(folders.map(textsIn))).join(''))
    const has = (cut: Cut, letter: string) => cut.characters.some((range) => isIn(range, letter.codePointAt(0) ?? 0))
    const ofFamilies = cuts.filter(({ family }) => direction === 'rtl' || !family.startsWith('Noto'))
    const missing = [...usedCharacters].filter(
      (letter) => /[\p{L}\p{M}\p{N}\p{P}]/u.test(letter) && !ofFamilies.some((cut) => has(cut, letter)),
    )
    expect(missing).toEqual([])
  })
})

async function textsIn(path: string): Promise<string> {
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.(json|yaml)$/.test(entry.name))
  return (await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')))).join('')
}

function isIn(range: Range, point: number): boolean {
  return typeof range === 'number' ? range === point : range[0] <= point && point <= range[1]
}
