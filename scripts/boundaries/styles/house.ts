import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { type ClassNames, classNamesIn } from './class-names.ts'
import { compoundsOf } from './selector.ts'
import { readSheet, type Sheet } from './sheet.ts'
import { utilitiesAmong } from './utilities.ts'

/** A file of code with the sheets that it imports and the classes that it gives. */
export type Source = {
  readonly file: string
  /** Files of this house, code and sheets. */
  readonly imports: readonly string[]
  /** What it loads after the page: `import('./stage.tsx')`. */
  readonly later: readonly string[]
  readonly classNames: readonly ClassNames[]
  readonly unreadable: readonly number[]
}

export type House = {
  readonly sheets: readonly Sheet[]
  readonly sources: readonly Source[]
  /** By sheet. */
  readonly importers: ReadonlyMap<string, readonly Source[]>
  /** By class, the sheets that set it by itself: `.tag`, not `.panel .tag`. */
  readonly homes: ReadonlyMap<string, readonly Sheet[]>
  readonly utilities: ReadonlySet<string>
  /** All code, for what may stand in the hole of `tag-${kind}`. */
  readonly words: string
}

/** Tokens, Tailwind and what holds for every page. */
export const ofTheHouse = ['app/globals.css', 'app/tokens.css', 'app/fonts/faces.css']

export async function readHouse(root: string): Promise<House> {
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const sheets = filesOf('{app,components}/**/*.css', root)
    .filter((file) => !ofTheHouse.includes(file))
    .map((file) => readSheet(file, read(file)))
  const sources = filesOf('{app,components}/**/*.{ts,tsx}', root)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => sourceOf(file, read(file)))
  const givenNames = sources.flatMap(({ classNames }) => classNames.flatMap(({ names }) => names))
  const set = sheets.flatMap(({ selectors }) => selectors.flatMap(({ classes }) => classes))
  return {
    sheets,
    sources,
    importers: new Map(sheets.map(({ file }) => [file, sources.filter(({ imports }) => imports.includes(file))])),
    homes: homesIn(sheets),
    utilities: await utilitiesAmong([...new Set([...givenNames, ...set])], root),
    words: filesOf('{app,components,domain}/**/*.{ts,tsx}', root).map(read).join('\n'),
  }
}

function homesIn(sheets: readonly Sheet[]): ReadonlyMap<string, readonly Sheet[]> {
  const homes = new Map<string, Sheet[]>()
  for (const sheet of sheets) {
    const alone = sheet.selectors.filter(({ text, classes }) => compoundsOf(text).length === 1 && classes.length === 1)
    for (const name of new Set(alone.flatMap(({ classes }) => classes)))
      homes.set(name, [...(homes.get(name) ?? []), sheet])
  }
  return homes
}

function filesOf(pattern: string, root: string): string[] {
  return globSync(pattern, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
}

function sourceOf(file: string, text: string): Source {
  const namesLike = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, name = '']) =>
      name.startsWith('#') ? name.slice(1) : posix.join(dirname(file), name),
    )
  const { all, unreadable } = classNamesIn(text)
  return {
    file,
    imports: namesLike(/^(?:import|export) (?:[^']*? from )?'([#.][^']+)'/gm),
    later: namesLike(/\bimport\('([#.][^']+)'\)/g),
    classNames: all,
    unreadable,
  }
}

/** The sheets that these files import, and those that they are made of. */
export function sheetsBehind(files: readonly string[], { sources }: House): ReadonlySet<string> {
  const visitedFiles = new Set(files)
  for (const file of visitedFiles)
    for (const name of sources.find((one) => one.file === file)?.imports ?? []) visitedFiles.add(name)
  return new Set([...visitedFiles].filter((name) => name.endsWith('.css') && !ofTheHouse.includes(name)))
}

/** Whether a file gives an element this class. */
export function uses({ classNames }: Source, name: string, { words }: House): boolean {
  return classNames.some(
    ({ names, prefixes }) =>
      names.includes(name) ||
      prefixes.some((prefix) => name.startsWith(prefix) && isWord(name.slice(prefix.length), words)),
  )
}

/** Whether code says it: a rule for `tag-purple` has no use where nothing is ever `'purple'`. */
function isWord(value: string, words: string): boolean {
  return /^\d+$/.test(value) || words.includes(`'${value}'`)
}
