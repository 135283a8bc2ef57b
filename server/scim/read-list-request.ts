import type { ListRequest } from '#data/provisioning/list-request.ts'
import { readFilter } from '#domain/provisioning/read-filter.ts'

/** The most that one page of a list has. */
export const mostAPage = 200

/** What a list is asked for (RFC 7644, 3.4.2): numbers that make no sense are the nearest that do. */
export function readListRequest(query: URLSearchParams): ListRequest {
  const filter = query.get('filter')
  return {
    filter: filter === null || filter.trim() === '' ? null : readFilter(filter),
    sortBy: query.get('sortBy'),
    descending: query.get('sortOrder')?.toLowerCase() === 'descending',
    startIndex: Math.max(1, whole(query.get('startIndex'), 1)),
    count: Math.min(mostAPage, Math.max(0, whole(query.get('count'), mostAPage))),
  }
}

function whole(text: string | null, otherwise: number): number {
  const number = text === null || !/^-?\d{1,9}$/.test(text.trim()) ? Number.NaN : Number(text)
  return Number.isNaN(number) ? otherwise : number
}
