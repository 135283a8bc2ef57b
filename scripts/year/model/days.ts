/** A day of the organisation's: days since 1 January 1970. */
export type Day = number

const dayMs = 86_400_000

/** The day that it is at a moment in a zone. */
export function dayAt(moment: Date, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return parseDay(parts.format(moment))
}

export function parseDay(text: string): Day {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / dayMs)
}

export function writeDay(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** 0: Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7
}

export const isWorkday = (day: Day): boolean => weekdayOf(day) >= 1 && weekdayOf(day) <= 5

export function workdayAfter(day: Day): Day {
  return isWorkday(day + 1) ? day + 1 : workdayAfter(day + 1)
}

export const mondayOf = (day: Day): Day => day - ((weekdayOf(day) + 6) % 7)

/** The same day so many months later; where that month has none, its last. */
export function monthsAfter(day: Day, months: number): Day {
  const from = new Date(day * dayMs)
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(from.getUTCDate(), last)) / dayMs
}

/** The moment at which clocks in a zone show an hour of a day. */
export function momentAt(day: Day, hour: number, timeZone: string): Date {
  const guess = new Date(day * dayMs + hour * 3_600_000)
  const dateParts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(guess)
  const part = (type: string) => Number(dateParts.find((each) => each.type === type)?.value ?? 0)
  const showsHours = part('hour') + part('minute') / 60
  const difference = showsHours - hour
  const ahead = difference > 12 ? difference - 24 : difference < -12 ? difference + 24 : difference
  return new Date(guess.getTime() - ahead * 3_600_000)
}
