import type { DueWork } from '#data/notices/due-days.ts'
import { calendarFile } from '#domain/calendar/calendar-file.ts'
import { languageOf } from '#i18n/languages.ts'
import { sayIn } from '#i18n/say.ts'
import { publicUrl } from '#platform/env.ts'
import { attachment } from './export-download.ts'

/** What is due, as a file that calendars read, in its reader's language. */
export function dueCalendar(
  due: readonly DueWork[],
  { language: tag, now }: { readonly language: string; readonly now: Date },
): Response {
  const say = sayIn(languageOf(tag))
  const days = due.map(({ enrolmentId, followUpId, module, until }) => ({
    id: enrolmentId ?? followUpId ?? '',
    title: module === null ? say('notices.calendar.follow-up') : say('notices.calendar.module', { title: module.text }),
    day: until,
    address:
      enrolmentId === null ? `${publicUrl()}/learn/follow-ups/${followUpId}` : `${publicUrl()}/learn/${enrolmentId}`,
  }))
  const file = calendarFile(days, { host: new URL(publicUrl()).hostname, name: say('notices.calendar.name'), now })
  return attachment(file, { type: 'text/calendar; charset=utf-8', name: 'curtain.ics' })
}
