import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import tailwindcss from '@tailwindcss/postcss'
import postcss from 'postcss'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const sheet = join(root, 'app/globals.css')

test('utilities are looked for where components are, so that no other change makes the style sheet anew', async () => {
  const { messages } = await postcss([tailwindcss({ base: root })]).process(await readFile(sheet, 'utf8'), {
    from: sheet,
  })
  const folders = messages.flatMap(({ type, dir }) => (type === 'dir-dependency' ? [relative(root, dir)] : []))
  expect(folders).toEqual(expect.arrayContaining(['components/learn', 'scripts/draw']))
  expect(folders.filter((folder) => !/^(app|components|scripts\/draw)(\/|$)/u.test(folder))).toEqual([])
})
