import { parentPort } from 'node:worker_threads'
import { dangerouslyDisconnect } from '#data/system.ts'
import {
  dangerouslyRecalibrate,
  dangerouslyReplayUnderstanding,
  dangerouslyUnderRecalibrationLock,
} from '#data/understanding/recalibration.ts'
import type { RecalibrationReport } from './recalibration.ts'

/** The recalibration, in a thread of its own: see recalibration.ts. An error ends the thread, and is thrown there. */
const report = await dangerouslyUnderRecalibrationLock(async (): Promise<RecalibrationReport> => {
  let result = await dangerouslyRecalibrate({ now: new Date() })
  // Something was published while it learned: it starts from there.
  if (result.outcome === 'overtaken') result = await dangerouslyRecalibrate({ now: new Date() })
  return {
    ...result,
    quarantined: [...result.quarantined],
    released: [...result.released],
    replayed: await dangerouslyReplayUnderstanding(),
  }
})
await dangerouslyDisconnect()
const done: RecalibrationReport = report ?? { outcome: 'busy' }
parentPort?.postMessage(done)
