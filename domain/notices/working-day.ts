import { dayIn } from '#domain/dates/time-zone.ts'

const dayMs = 24 * 60 * 60 * 1000
const hourMs = 60 * 60 * 1000

/** Mail comes from this hour on and before that one, where its reader is. */
const opensAt = 8
const closesAt = 18

const [thursday, friday, saturday, sunday] = [4, 5, 6, 0]

/** Where the weekend is not Saturday and Sunday, by IANA zone: as CLDR has it for the country, and Bangladesh's own rule. */
const weekends = new Map<string, readonly number[]>([
  ...[
    ...['Africa/Algiers', 'Africa/Cairo', 'Africa/Khartoum', 'Africa/Tripoli'],
    ...['Asia/Aden', 'Asia/Amman', 'Asia/Baghdad', 'Asia/Bahrain', 'Asia/Damascus', 'Asia/Gaza', 'Asia/Hebron'],
    ...['Asia/Jerusalem', 'Asia/Kuwait', 'Asia/Muscat', 'Asia/Qatar', 'Asia/Riyadh', 'Asia/Dhaka'],
  ].map((zone): [string, readonly number[]] => [zone, [friday, saturday]]),
  ['Asia/Kabul', [thursday, friday]],
  ['Asia/Tehran', [friday]],
  ...['Asia/Kathmandu', 'Asia/Katmandu'].map((zone): [string, readonly number[]] => [zone, [saturday]]),
  ...['Asia/Kolkata', 'Asia/Calcutta', 'Africa/Kampala'].map((zone): [string, readonly number[]] => [zone, [sunday]]),
])

/** Whether people work on a day where a zone is. A day is midnight UTC. */
export function isWorkingDay(day: Date, timeZone: string): boolean {
  return !(weekends.get(timeZone) ?? [saturday, sunday]).includes(day.getUTCDay())
}

/** The first working day after a day. */
export function nextWorkingDay(day: Date, timeZone: string): Date {
  const next = new Date(day.getTime() + dayMs)
  return isWorkingDay(next, timeZone) ? next : nextWorkingDay(next, timeZone)
}

/** The Monday that names a day's week. */
export function mondayOf(day: Date): Date {
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * dayMs)
}

/** Whether notices may be mailed at a moment to who is in a zone: by day, and on working days. */
export function mayMailAt(at: Date, timeZone: string): boolean {
  const hour = hourIn(timeZone, at)
  return hour >= opensAt && hour < closesAt && isWorkingDay(dayIn(timeZone, at), timeZone)
}

/** The first moment from then on at which notices may be mailed, to the quarter of an hour, as zones are apart. */
export function nextMailAt(at: Date, timeZone: string): Date {
  const quarterMs = hourMs / 4
  for (let next = at; ; next = new Date((Math.floor(next.getTime() / quarterMs) + 1) * quarterMs))
    if (mayMailAt(next, timeZone)) return next
}

const hours = new Map<string, Intl.DateTimeFormat>()

function hourIn(timeZone: string, at: Date): number {
  const format =
    hours.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23', numberingSystem: 'latn' })
  hours.set(timeZone, format)
  return Number(format.format(at))
}
