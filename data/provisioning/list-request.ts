import type { Filter } from '#domain/provisioning/read-filter.ts'

/** What a list is asked for: which, in what order, and from which place on, the first being 1. */
export type ListRequest = {
  readonly filter: Filter | null
  readonly sortBy: string | null
  readonly descending: boolean
  readonly startIndex: number
  readonly count: number
}

export type ListPage<Row> = { readonly total: number; readonly rows: readonly Row[] }
