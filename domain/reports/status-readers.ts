/** Who may see what one person understands under their name. What each person understands, they always see themselves. */
export const statusReaders = ['managers-and-administrators', 'managers', 'groups-only'] as const
export type StatusReaders = (typeof statusReaders)[number]

/** Whether somebody sees names under `after` who saw none under `before`. */
export function widens(before: StatusReaders, after: StatusReaders): boolean {
  return statusReaders.indexOf(after) < statusReaders.indexOf(before)
}
