import type { Evidence } from '#domain/comprehension/evidence.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { type ReportedPractice, readOut } from '#domain/comprehension/read-out.ts'

/** How far ahead a certificate looks: beyond a year the forgetting curve is a guess, and training is asked for again. */
export const LONGEST_DAYS = 365

const DAY_MS = 86_400_000

/**
 * Until when one person is expected to understand a practice if nothing more is asked of them: the last of whole days after `now`
 * on which the rules would still say “understands”, at most a year ahead. Null: they do not say it now, or not for a day. A flag
 * that stands over the status (confidently wrong, to be confirmed) is the caller’s to heed.
 */
export function expectedUntil(
  evidence: ReadonlyMap<PracticeId, Evidence>,
  parameters: Parameters,
  { practice, now }: { practice: ReportedPractice; now: Date },
): Date | null {
  const after = (days: number) => new Date(now.getTime() + days * DAY_MS)
  const holds = (days: number) =>
    readOut(evidence, parameters, { practices: [practice], asOf: after(days) })[0]?.status === 'understands'
  if (!holds(0) || !holds(1)) return null
  if (holds(LONGEST_DAYS)) return after(LONGEST_DAYS)
  let [lasts, over] = [1, LONGEST_DAYS]
  while (over - lasts > 1) {
    const middle = Math.floor((lasts + over) / 2)
    if (holds(middle)) lasts = middle
    else over = middle
  }
  return after(lasts)
}
