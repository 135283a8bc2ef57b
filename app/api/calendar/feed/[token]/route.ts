import { notFound } from 'next/navigation'
import { dangerouslyDueDaysOfFeed } from '#data/notices/due-days.ts'
import { dueCalendar } from '#server/due-calendar.ts'
import { hashToken } from '#server/tokens.ts'

/** What is due for the person who made this private address: calendars ask for it again and again, and are not signed in. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const now = new Date()
  const feed = await dangerouslyDueDaysOfFeed(hashToken((await params).token), { now })
  return feed === null ? notFound() : dueCalendar(feed.due, { language: feed.language, now })
}
