import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyTakePastSnapshots, dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { dangerouslyRecalibrate } from '#data/understanding/recalibration.ts'
import { dangerouslyReplayUnderstanding } from '#data/understanding/replay-organisation.ts'

/** The demo's history for the trends: what its worker would have learned, and the nights that it would have taken. */
export async function takePastSnapshots(owner: OwnerDatabase, now: Date): Promise<void> {
  const without = await owner.organisation.findMany({
    where: { snapshots: { none: {} } },
    select: { id: true, createdAt: true },
  })
  if (without.length === 0) return
  await dangerouslyRecalibrate({ now })
  await dangerouslyReplayUnderstanding({ now })
  for (const { id, createdAt } of without) {
    await dangerouslyTakePastSnapshots(id, { since: createdAt, now })
    await dangerouslyTakeSnapshot(id, { now })
  }
}
