import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceFiles } from './source-files.ts'

/** Longer than this, a file is about more than one thing. */
const mostLines = 200

/** What is data: shapes and lists of words have no seams to split along. */
const data = ['components/drawings/', 'app/fonts/', 'curriculum/guessing/words/']

/** What was too long before this was checked: split one, take it off. Nothing is ever added. */
export const stillTooLong: readonly string[] = []

/** One sentence for each file of code under `root` that is too long, and for each that is listed and no longer is. */
export function lengthFindings(root: string): string[] {
  const tooLong = sourceFiles(root, '**/*.{ts,tsx,js,mjs,css}')
    .map((file) => ({ file, lines: linesOf(join(root, file)) }))
    .filter(({ file, lines }) => lines > mostLines && !data.some((folder) => file.startsWith(folder)))
  const listName = 'the list stillTooLong of scripts/boundaries/lengths.ts'
  return [
    ...tooLong
      .filter(({ file }) => !stillTooLong.includes(file))
      .map(
        ({ file, lines }) =>
          `${file} has ${lines} lines, at most ${mostLines} are allowed: split it by what it is about`,
      ),
    ...stillTooLong
      .filter((file) => !tooLong.some((longFile) => longFile.file === file))
      .map((file) => `${file} is no longer too long: take it off ${listName}`),
  ].sort()
}

function linesOf(file: string): number {
  const text = readFileSync(file, 'utf8')
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}
