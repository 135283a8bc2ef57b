import { randomBytes } from 'node:crypto'
import { asOwner } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { ConfigurationError, databaseOwnerUrl, demoPassword } from '#platform/env.ts'
import { hashPassword } from '#platform/password.ts'
import { runMain } from '#platform/run-main.ts'
import { ensureDemo } from '#simulation/demo/make-demo.ts'
import { takePastSnapshots } from '#simulation/demo/past-snapshots.ts'
import { midnight } from '#simulation/model/days.ts'

/** Makes the demo organisation where there is none, or only half of one; repeated, it changes nothing. */
await runMain(async () => {
  const ownerUrl = databaseOwnerUrl()
  if (ownerUrl === undefined)
    throw new ConfigurationError('DATABASE_URL is missing: the owner of the database makes organisations.')
  const startedAt = performance.now()
  const passwordHash = {
    known: await hashPassword(demoPassword()),
    unknown: await hashPassword(randomBytes(32).toString('hex')),
  }
  const now = new Date()
  const outcome = await asOwner(ownerUrl, async (owner) => {
    // Up to this morning, so that what happened in it is the same at whatever hour it is made.
    const demoOutcome = await ensureDemo(owner, { now: midnight(now), passwordHash })
    await takePastSnapshots(owner, now)
    return demoOutcome
  })
  if (outcome === 'made')
    process.stdout.write(`Demo organisation made in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`)
  await dangerouslyDisconnect()
})
