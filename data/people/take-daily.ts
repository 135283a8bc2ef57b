import { takeTries } from '#data/people/internal/tries.ts'
import type { Viewer } from '#data/viewer.ts'
import { dailyLimits, type LimitedAct } from '#domain/limits/daily-limits.ts'

const daySeconds = 24 * 60 * 60

/** Takes one of what the viewer can make in 24 hours; false when there is none left. Nobody takes another's. */
export function takeDaily({ organisationId, personId }: Viewer, what: LimitedAct): Promise<boolean> {
  return takeTries([
    { name: `daily-${what}`, most: dailyLimits[what], seconds: daySeconds, of: [organisationId, personId] },
  ])
}
