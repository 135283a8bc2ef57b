/** The list with the part at `from` moved to `to`; places beyond its ends are its ends. */
export function withMove<Part>(list: readonly Part[], from: number, to: number): readonly Part[] {
  const part = list[from]
  if (part === undefined) return list
  const rest = list.filter((_, place) => place !== from)
  const place = Math.min(Math.max(to, 0), rest.length)
  return [...rest.slice(0, place), part, ...rest.slice(place)]
}
