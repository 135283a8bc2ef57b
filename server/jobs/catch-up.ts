import type { PgBoss } from 'pg-boss'
import { z } from 'zod'
import { dangerouslyLastFinishOf } from '#data/system.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What a job is sent with by a worker that starts: when it had last finished then, null for never. */
const CatchUp = z.object({ catchUpAfter: z.iso.datetime().nullable() })

/**
 * Asks for a job as the worker starts, where it has not finished for a day. Workers that start at once may each ask, one of them
 * when the other's is already done: `isCaughtUp` is asked before the work, so that it is done once.
 *
 * @param asked.queue where it is sent to.
 * @param asked.name what it notes that it has finished under.
 */
export async function catchUp(boss: PgBoss, { queue, name }: { queue: string; name: string }): Promise<void> {
  const last = await dangerouslyLastFinishOf(name)
  if (last !== null && Date.now() - last.getTime() < dayMs) return
  await boss.send(queue, { catchUpAfter: last?.toISOString() ?? null } satisfies z.input<typeof CatchUp>)
}

/** Whether a worker that started asked for this job, and it has finished since that worker looked. False for one of the schedule. */
export async function isCaughtUp(name: string, data: unknown): Promise<boolean> {
  const request = CatchUp.safeParse(data).data
  if (request === undefined) return false
  const last = await dangerouslyLastFinishOf(name)
  return last !== null && last.toISOString() !== request.catchUpAfter
}
