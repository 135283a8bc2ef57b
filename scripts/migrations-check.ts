/** `npm run migrations:check`: refuses a migration that a hospital at work would not survive. Part of `npm run check`. */
import { join } from 'node:path'
import { checkMigrations } from '#platform/migration-check/check-migrations.ts'
import { runMain } from '#platform/run-main.ts'

await runMain(async () => {
  const findings = await checkMigrations(join(import.meta.dirname, '../prisma'))
  for (const finding of findings) process.stdout.write(`${finding}\n`)
  if (findings.length > 0) process.exitCode = 1
})
