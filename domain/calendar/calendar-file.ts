import { writeDay } from '#domain/dates/day.ts'

/** A day on which something is due. */
export type DueDay = {
  /** The same as long as it is the same thing, so that a calendar moves it and does not list it twice. */
  readonly id: string
  readonly title: string
  /** Midnight UTC. */
  readonly day: Date
  readonly address: string
}

const dayMs = 24 * 60 * 60 * 1000
const encoder = new TextEncoder()

/**
 * An iCalendar file (RFC 5545) of whole days that leave the reader free: what is due then can be done before.
 *
 * @param name what a calendar that follows the file is called.
 */
export function calendarFile(
  days: readonly DueDay[],
  { host, name, now }: { host: string; name: string; now: Date },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Curtain//Due dates//EN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...days.flatMap(({ id, title, day, address }) => [
      'BEGIN:VEVENT',
      `UID:${id}@${host}`,
      `DTSTAMP:${momentOf(now)}`,
      `DTSTART;VALUE=DATE:${dayOf(day)}`,
      // The day after the last one.
      `DTEND;VALUE=DATE:${dayOf(new Date(day.getTime() + dayMs))}`,
      `SUMMARY:${escapeText(title)}`,
      `DESCRIPTION:${escapeText(address)}`,
      `URL:${address}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(foldLine).join('\r\n')}\r\n`
}

function dayOf(day: Date): string {
  return writeDay(day).replaceAll('-', '')
}

function momentOf(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|[\r\n]/g, '\\n')
    .replaceAll(/\p{Cc}/gu, ' ')
}

/** A line has at most 75 bytes; the next begins with a space, and no character is cut in two. */
function foldLine(line: string): string {
  const parts = ['']
  let bytes = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (bytes + size > 75) {
      parts.push('')
      bytes = 1
    }
    parts[parts.length - 1] += character
    bytes += size
  }
  return parts.join('\r\n ')
}
