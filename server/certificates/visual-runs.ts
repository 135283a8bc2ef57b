import bidiFactory from 'bidi-js'
import { charactersIn, type PaperFont, type Typeface } from './typeface.ts'

export type Direction = 'ltr' | 'rtl'

/** Text of one font and one direction, in the order of reading. */
export type Run = { readonly text: string; readonly font: PaperFont; readonly direction: Direction }

/** What readers take for one character, with its level in the bidirectional algorithm. */
type Piece = {
  readonly written: string
  readonly drawn: string
  readonly font: PaperFont
  readonly level: number
  readonly isSpace: boolean
}

const bidi = bidiFactory()
/**
 * A paragraph's characters with the level that the Unicode bidirectional algorithm gives each (even: left to right). Those that
 * no font has are left out: see `isShown`.
 */
export function piecesOf(text: string, typeface: Typeface, direction: Direction): readonly Piece[] {
  const { levels } = bidi.getEmbeddingLevels(text, direction)
  let at = 0
  return charactersIn(text, typeface).flatMap(({ written, drawn, font }) => {
    const level = levels[at] ?? 0
    at += written.length
    return font === null ? [] : [{ written, drawn, font, level, isSpace: /^\s+$/u.test(written) }]
  })
}

/** One line's characters as the runs that stand in it from left to right (rule L2 of the algorithm). */
export function runsOfLine(pieces: readonly Piece[]): readonly Run[] {
  const runs: { text: string; font: PaperFont; level: number }[] = []
  for (const { drawn, font, level } of pieces) {
    const last = runs.at(-1)
    if (last?.font === font && last.level === level) last.text += drawn
    else runs.push({ text: drawn, font, level })
  }
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = highest; level >= 1; level--) turnStretches(runs, (run) => run.level >= level)
  return runs.map(({ text, font, level }) => ({ text, font, direction: level % 2 === 0 ? 'ltr' : 'rtl' }))
}

function turnStretches<Each>(list: Each[], belongs: (each: Each) => boolean): void {
  let from = 0
  while (from < list.length) {
    let to = from
    while (to < list.length && belongs(list[to] as Each)) to++
    list.splice(from, to - from, ...list.slice(from, to).reverse())
    from = Math.max(to, from + 1)
  }
}
