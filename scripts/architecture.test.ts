import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '#platform/processes/step.ts'
import { directlyBelow, type Floors, rooms, subjects } from './boundaries/floors.ts'

/** docs/architecture.md draws the floors: the drawing, the table that the linter's rules come from, and the code agree. */

const arrows = (floors: Floors) =>
  Object.entries(floors).flatMap(([from, below]) => below.map((to) => `${from} --> ${to}`))

const drawings = [...readFileSync(join(root, 'docs/architecture.md'), 'utf8').matchAll(/```mermaid\n(.*?)```/gs)].map(
  ([, text = '']) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.includes('-->')),
)

/** Every import in the code from one room into another, tests left out: `data/attempts` of `data/attempts/x.ts`. */
function importsBetween(folderOf: (file: string) => string | undefined): Set<string> {
  const files = globSync(`{${Object.keys(rooms).join()}}/**/*.{ts,tsx}`, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.(test|testing)\.tsx?$/.test(file) && !file.startsWith('data/generated/'))
  const imports = new Set<string>()
  for (const file of files) {
    const from = folderOf(file)
    for (const [, name = ''] of readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)[ (]*'([#.][^']+)'/g)) {
      const target = name.startsWith('#') ? name.slice(1) : posix.join(dirname(file), name)
      const to = folderOf(target)
      if (from !== undefined && to !== undefined && from !== to) imports.add(`${from} --> ${to}`)
    }
  }
  return imports
}

describe.each([
  { name: 'the house', drawn: drawings[0], floors: directlyBelow.rooms, below: rooms as Floors, in: '' },
  { name: 'data/', drawn: drawings[1], floors: directlyBelow.subjects, below: subjects as Floors, in: 'data/' },
])('the drawing of $name', ({ drawn, floors, below, in: prefix }) => {
  const importArrows = importsBetween((file) => {
    const name = file.startsWith(prefix) ? file.slice(prefix.length).split('/')[0] : undefined
    return name !== undefined && Object.hasOwn(floors, name) ? name : undefined
  })

  test('has the arrows of the table', () => {
    expect(drawn?.toSorted()).toEqual(arrows(floors).toSorted())
  })

  test('allows every import of the code', () => {
    const allowedArrows = new Set(arrows(below))
    expect(importArrows.size).toBeGreaterThan(10)
    expect([...importArrows].filter((arrow) => !allowedArrows.has(arrow))).toEqual([])
  })

  test('has no arrow that nothing uses', () => {
    const restsBy = (from: string, to: string) =>
      [to, ...(below[to] ?? [])].some((deeper) => importArrows.has(`${from} --> ${deeper}`))
    const unusedArrows = Object.entries(floors).flatMap(([from, direct]) =>
      direct.filter((to) => !restsBy(from, to)).map((to) => `${from} --> ${to}`),
    )
    expect(unusedArrows).toEqual([])
  })
})
