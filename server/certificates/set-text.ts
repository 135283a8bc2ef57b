import { isShown, type Typeface } from './typeface.ts'
import { type Direction, piecesOf, type Run, runsOfLine } from './visual-runs.ts'

/** A line of text: its runs from left to right, how wide it is in points, and what it says in the order of reading. */
export type Line = { readonly runs: readonly Run[]; readonly width: number; readonly says: string }

/** How wide a run is in a size, in points. */
export type Measure = (run: Run) => number

type Setting = {
  readonly typeface: Typeface
  readonly direction: Direction
  /** In points. */
  readonly width: number
  readonly measure: Measure
}

/** Breaks a text into lines of at most this width: at spaces, and inside a word that is wider than a line. Throws where no font has a character. */
export function setText(text: string, { typeface, direction, width, measure }: Setting): readonly Line[] {
  if (!isShown(text, typeface)) throw new Error('A text was set that no font has all characters of')
  const pieces = piecesOf(text, typeface, direction)
  const lineOf = (from: number, to: number): Line => {
    const own = pieces.slice(from, to)
    const runs = runsOfLine(own)
    return {
      runs,
      width: runs.reduce((sum, run) => sum + measure(run), 0),
      says: own.map(({ written }) => written).join(''),
    }
  }
  const lines: Line[] = []
  let from = 0
  while (from < pieces.length) {
    let to = from
    for (const end of endsAfter(pieces, from)) {
      if (to > from && lineOf(from, end).width > width) break
      to = end
    }
    while (to > from + 1 && lineOf(from, to).width > width) to--
    const line = lineOf(from, to)
    from = to
    while (pieces[from]?.isSpace === true) from++
    // Read aloud, the end of a line is a space.
    lines.push(from > to ? { ...line, says: `${line.says} ` } : line)
  }
  return lines
}

/** Where a line that begins here could end: after each word, without the space behind it. */
function endsAfter(pieces: readonly { readonly isSpace: boolean }[], from: number): number[] {
  const ends: number[] = []
  for (let at = from + 1; at <= pieces.length; at++) {
    const isEnd = at === pieces.length || pieces[at]?.isSpace === true
    if (isEnd && pieces[at - 1]?.isSpace === false) ends.push(at)
  }
  return ends
}
