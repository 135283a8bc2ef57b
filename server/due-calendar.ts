import { createTranslator } from 'next-intl'
import type { DueWork } from '#data/notices/due-days.ts'
import { calendarFile } from '#domain/calendar/calendar-file.ts'
import { languageOf } from '#i18n/languages.ts'
import { messagesIn } from '#i18n/messages.ts'
import { publicUrl } from '#platform/env.ts'

/** What is due, as a file that calendars read, in its reader's language. */
export function dueCalendar(
  due: readonly DueWork[],
  { language: tag, now }: { readonly language: string; readonly now: Date },
): Response {
  const { locale } = languageOf(tag)
  // The messages are read from files, so that their keys have no types.
  const say = createTranslator({ locale, messages: messagesIn(tag) }) as (
    key: string,
    values?: Record<string, string>,
  ) => string
  const days = due.map(({ enrolmentId, followUpId, module, until }) => ({
    id: enrolmentId ?? followUpId ?? '',
    title: module === null ? say('notices.calendar.follow-up') : say('notices.calendar.module', { title: module.text }),
    day: until,
    address:
      enrolmentId === null ? `${publicUrl()}/learn/follow-ups/${followUpId}` : `${publicUrl()}/learn/${enrolmentId}`,
  }))
  const file = calendarFile(days, { host: new URL(publicUrl()).hostname, name: say('notices.calendar.name'), now })
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="curtain.ics"',
      'cache-control': 'private, no-store',
    },
  })
}
