/**
 * `npm run prisma -- migrate dev --name …`: Prisma's command line on this project's database, the embedded one unless
 * DATABASE_URL says otherwise. The roles are made first, because migrations grant to them, and the functions
 * of prisma/functions follow whatever the command did to the schema.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { prismaCommand } from '#platform/database/migrate.ts'
import { ensureDatabaseRoles, prepareDatabase } from '#platform/database/prepare.ts'
import { childEnvironment } from '#platform/env.ts'
import { readKeys } from '#platform/keys.ts'
import { runMain } from '#platform/run-main.ts'
import { withOwnerUrl } from '#platform/with-database.ts'

const changesSchema = new Set(['dev', 'deploy', 'reset'])

await runMain(() =>
  withOwnerUrl(async (ownerUrl) => {
    const keys = await readKeys()
    await ensureDatabaseRoles(ownerUrl, keys)
    const prisma = spawn(process.execPath, [prismaCommand, ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: childEnvironment({ DATABASE_URL: ownerUrl }),
    })
    // Ctrl-C is for the command, which shares the terminal; this process then cleans up.
    process.on('SIGINT', () => {})
    const [status] = await once(prisma, 'exit')
    const words = process.argv.slice(2)
    if (
      status === 0 &&
      words[0] === 'migrate' &&
      changesSchema.has(words[1] ?? '') &&
      !words.includes('--create-only')
    ) {
      await prepareDatabase({ ownerUrl, keys })
    }
    process.exitCode = typeof status === 'number' ? status : 1
  }),
)
