const MINUTE = 60_000
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/

/**
 * Milliseconds since 1970 of an ISO 8601 date, or date and time with or without seconds, fraction and zone; null where
 * it is none. Without a zone it is UTC, so that the result does not depend on the machine.
 */
export function instantFromIso(text: string): number | null {
  const parts = INSTANT.exec(text)
  if (!parts) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] = parts
  const [y, m, d, h, min, s] = [Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second)]
  if (m < 1 || m > 12 || d < 1 || d > daysIn(y, m) || h > 23 || min > 59 || s > 59) return null
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000 + 1e-7)
  const offset = zone === 'Z' ? 0 : offsetOf(zone)
  if (offset === null) return null
  return Date.UTC(y, m - 1, d, h, min, s, milliseconds) - offset
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && !leap ? 28 : (LENGTHS[month - 1] ?? 0)
}

function offsetOf(zone: string): number | null {
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', '') || '0')
  if (hours > 23 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE
}
