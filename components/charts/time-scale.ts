/** Where a moment lies between two others, in per cent of the way, within what the axis leaves free. */
export function placeBetween(moment: Date, { from, to }: { from: Date; to: Date }, axis: Axis): number {
  const length = to.getTime() - from.getTime()
  const share = length === 0 ? 1 : (moment.getTime() - from.getTime()) / length
  return axis.start + share * (axis.end - axis.start)
}

/** What of the width is free for the figure, in per cent. */
export type Axis = { readonly start: number; readonly end: number }

/** The firsts of months between two moments, thinned out until at most so many are left. */
export function monthsBetween(from: Date, to: Date, { most }: { most: number }): Date[] {
  const months: Date[] = []
  for (
    let at = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
    at <= to;
    at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1))
  )
    months.push(at)
  const step = Math.max(1, Math.ceil(months.length / most))
  return months.filter((_, place) => place % step === 0)
}
