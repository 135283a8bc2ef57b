/** So many months later, on the last day of the month where it has no such day. In UTC, as the database counts months. */
export function monthsAfter(moment: Date, months: number): Date {
  const end = new Date(moment)
  const day = end.getUTCDate()
  end.setUTCDate(1)
  end.setUTCMonth(end.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate()
  end.setUTCDate(Math.min(day, lastDay))
  return end
}
