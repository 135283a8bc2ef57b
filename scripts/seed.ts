import { randomBytes } from 'node:crypto'
import { ensureDemo } from '#data/demo/make-demo.ts'
import { asOwner } from '#data/owner/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { ConfigurationError, databaseOwnerUrl, demoPassword } from '#env.ts'
import { hashPassword } from '#server/password.ts'
import { runMain } from './run-main.ts'

/** Makes the demo organisation where there is none, or only half of one; repeated, it changes nothing. */
await runMain(async () => {
  const ownerUrl = databaseOwnerUrl()
  if (ownerUrl === undefined)
    throw new ConfigurationError('DATABASE_URL is missing: the owner of the database makes organisations.')
  const started = performance.now()
  const passwordHash = {
    known: await hashPassword(demoPassword()),
    unknown: await hashPassword(randomBytes(32).toString('hex')),
  }
  const outcome = await asOwner(ownerUrl, (owner) => ensureDemo(owner, { now: new Date(), passwordHash }))
  if (outcome === 'made')
    process.stdout.write(`Demo organisation made in ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  await dangerouslyDisconnect()
})
