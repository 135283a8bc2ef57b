import { notFound } from 'next/navigation'
import { ownDueDays } from '#data/notices/due-days.ts'
import { dueCalendar } from '#server/due-calendar.ts'
import { highestDuty, requireDuties } from '#server/session.ts'

/** One due date of the viewer's, for their calendar. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ enrolment: string }> },
): Promise<Response> {
  const viewer = highestDuty(await requireDuties())
  const { enrolment } = await params
  const now = new Date()
  const due = (await ownDueDays(viewer, { now })).filter(({ enrolmentId }) => enrolmentId === enrolment)
  return due.length === 0 ? notFound() : dueCalendar(due, { language: viewer.language, now })
}
