import { dangerouslyReconcileEnrolments } from '#data/assignments/reconcile-organisation.ts'
import { dangerouslyMakeNotices } from '#data/notices/make-notices.ts'
import { dangerouslyQueueNotices } from '#data/notices/queue-notices.ts'
import { type Figure, type Measure, sumOf } from './figures.ts'

const mostMs = 5 * 60_000
const dayMs = 24 * 60 * 60 * 1000

/**
 * What the worker does for one organisation between a Sunday and a Monday: the enrolments that follow from the rules, the
 * notices and the week's digests, and their mails into the outbox. Sending is the mail server's.
 */
export async function measureNight(
  organisationId: string,
  { now, measure }: { now: Date; measure: Measure },
): Promise<Figure[]> {
  const at = { now: nextMonday(now) }
  let notices = 0
  let mails = 0
  const rules = await measure(() => dangerouslyReconcileEnrolments(organisationId, at))
  const noticing = await measure(async () => {
    notices = await dangerouslyMakeNotices(organisationId, at)
  })
  const queueing = await measure(async () => {
    mails = await dangerouslyQueueNotices(organisationId, { ...at, canMail: true })
  })
  const part = { unit: 'ms', most: null } as const
  return [
    { name: 'night: rules', ...rules, ...part },
    {
      name: 'night: notices and digests',
      ...noticing,
      ...part,
      note: `${notices.toLocaleString('en-GB')} notices`,
    },
    {
      name: 'night: mails into the outbox',
      ...queueing,
      ...part,
      note: `${mails.toLocaleString('en-GB')} mails`,
    },
    { name: 'night in all', ...sumOf([rules, noticing, queueing]), unit: 'ms', most: mostMs },
  ]
}

/** At nine, when mail may be sent. */
function nextMonday(now: Date): Date {
  const midnight = Math.floor(now.getTime() / dayMs) * dayMs
  const days = (8 - new Date(midnight).getUTCDay()) % 7 || 7
  return new Date(midnight + days * dayMs + 9 * 60 * 60 * 1000)
}
