import { parentPort } from 'node:worker_threads'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyRecalibrate } from '#data/understanding/recalibration.ts'
import { dangerouslyReplayUnderstanding } from '#data/understanding/replay-organisation.ts'
import type { RecalibrationReport } from './recalibration.ts'

/** The recalibration, in a thread of its own: see recalibration.ts. An error ends the thread, and is thrown there. */
let result = await dangerouslyRecalibrate({ now: new Date() })
// Something was published while it learned: it starts from there.
if (result.outcome === 'overtaken') result = await dangerouslyRecalibrate({ now: new Date() })
const report: RecalibrationReport = {
  ...result,
  quarantined: [...result.quarantined],
  released: [...result.released],
  replayed: await dangerouslyReplayUnderstanding({ now: new Date() }),
}
await dangerouslyDisconnect()
parentPort?.postMessage(report)
