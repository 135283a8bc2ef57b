/** Which part of a list is asked for: so many after the one with this id, in the order of the ids. */
export type Place = { readonly after: string | null; readonly limit: number }

/** A part of a list; `next`: the id to go on after, null at its end. */
export type Part<Row> = { readonly rows: readonly Row[]; readonly next: string | null }
