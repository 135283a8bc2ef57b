import type { PgBoss } from 'pg-boss'
import { registerEffects } from './effects.ts'
import { registerEnrolments } from './enrolments.ts'
import { registerFollowUpScheduling } from './follow-up-scheduling.ts'
import { registerHousekeeping } from './housekeeping.ts'
import { registerNotices } from './notices.ts'
import { registerRecalibration } from './recalibration.ts'
import { registerReplays } from './replays.ts'
import { registerRetention } from './retention.ts'
import { registerSnapshots } from './snapshots.ts'
import { registerWebhooks } from './webhooks.ts'

/** All that the worker does; docs/deployment.md lists them, and a test compares. */
export const jobs: readonly ((boss: PgBoss) => Promise<void>)[] = [
  registerHousekeeping,
  registerRetention,
  registerRecalibration,
  registerEnrolments,
  registerNotices,
  registerWebhooks,
  registerReplays,
  registerFollowUpScheduling,
  registerSnapshots,
  registerEffects,
]
