import { inOrganisation } from '#data/database/database.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import { type Periods, type RetentionKind, retentionKinds } from '#domain/retention/periods.ts'
import { periodsIn } from './internal/periods-in.ts'

/** What was deleted on one day, a UTC day at midnight. */
export type Deletion = {
  readonly kind: RetentionKind
  readonly day: Date
  readonly people: number
  readonly records: number
}

/** So many of the newest deletions stand on the page; the audit trail has them all. */
const maxDeletions = 50

/** How long the organisation keeps what, and what was deleted since, newest first. */
export async function findRetention(viewer: Administrator): Promise<{
  readonly periods: Periods
  /** Of each period by itself, so that one who changes another does not overtake. */
  readonly versions: Readonly<Record<RetentionKind, string>>
  readonly deletions: readonly Deletion[]
}> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const periods = await periodsIn(transaction, organisationId)
    const deletions = await transaction.retentionDeletion.findMany({
      where: { organisationId },
      orderBy: [{ day: 'desc' }, { kind: 'asc' }],
      take: maxDeletions,
    })
    return {
      periods,
      versions: {
        statuses: shownVersion({ statuses: periods.statuses }),
        evidence: shownVersion({ evidence: periods.evidence }),
        trail: shownVersion({ trail: periods.trail }),
        networks: shownVersion({ networks: periods.networks }),
      },
      deletions: deletions.flatMap(({ day, people, records, ...deletion }) => {
        const kind = retentionKinds.find((retentionKind) => retentionKind === deletion.kind)
        return kind === undefined ? [] : [{ kind, day, people, records }]
      }),
    }
  })
}
