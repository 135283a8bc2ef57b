// Where a spreadsheet may take a text for a formula: at its beginning, and after whatever separates cells, for a table that
// is opened with another separator than it was written with.
const beforeFormula = /((?:^|[;,\t|"])\s*)('*[=+\-@])/gu
const afterApostrophe = /((?:^|[;,\t|"])\s*)'('*[=+\-@])/gu

/** A text that no spreadsheet takes for a formula, whichever way it separates cells: an apostrophe stands before what looks like one. */
export function harmlessCell(text: string): string {
  return text.replaceAll(beforeFormula, "$1'$2")
}

/** The text that `harmlessCell` was given; every other text as it is, but for apostrophes that stand there to the same end. */
export function plainCell(text: string): string {
  return text.replaceAll(afterApostrophe, '$1$2')
}
