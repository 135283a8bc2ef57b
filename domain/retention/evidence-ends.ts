/** When training evidence of someone who left is deleted: in the night after this moment. In UTC, as the database counts months. */
export function evidenceEnds({ leftAt, months }: { leftAt: Date; months: number }): Date {
  const end = new Date(leftAt)
  const day = end.getUTCDate()
  end.setUTCDate(1)
  end.setUTCMonth(end.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate()
  end.setUTCDate(Math.min(day, lastDay))
  return end
}
