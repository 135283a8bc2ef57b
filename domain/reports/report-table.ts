/**
 * A table of a report, the same on the page and in every download. Texts are in the reader's language already.
 * `percent` is in whole per cent as the page shows it (41, not 0.41), so that a file holds the page's figures.
 */
export type ReportTable = {
  /** Names the table in a file's name and in `?table=`: lower case, words joined by hyphens. */
  readonly key: string
  /** What the table is called: its caption, and the name of its sheet. */
  readonly title: string
  readonly columns: readonly ReportColumn[]
  /** Cells in the order of the columns; null where there is nothing to say. */
  readonly rows: readonly (readonly ReportCell[])[]
}

export type ReportColumn = {
  readonly key: string
  readonly label: string
  /** A `date` is a moment, told by its day in the reader's zone; a `day` is the same everywhere. Files tell both in UTC. */
  readonly kind: 'text' | 'number' | 'percent' | 'date' | 'day'
}

export type ReportCell = string | number | Date | null

/** What a download holds. */
export type ReportTables = {
  /** Begins the file's name: lower case, words joined by hyphens. */
  readonly name: string
  readonly asOf: Date
  readonly tables: readonly ReportTable[]
  /** Tables that it has for other groups and not for this one, with why, in the reader's language. */
  readonly leftOut?: readonly { readonly key: string; readonly because: string }[]
}
