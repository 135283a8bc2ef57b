/**
 * `npm run database`: the embedded database alone, migrated, until Ctrl-C. Prints the two connections, for working on
 * the schema or running one script.
 */
import { once } from 'node:events'
import { holdDirectory, prepareDataDirectory } from '#platform/data-directory.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { applicationUrl } from '#platform/derived-secrets.ts'
import { dataDirectory } from '#platform/env.ts'
import { startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'
import { runMain } from '#platform/run-main.ts'

await runMain(async () => {
  const directory = dataDirectory()
  await prepareDataDirectory(directory)
  await holdDirectory(directory)
  const { ownerUrl, stop } = await startEmbeddedDatabase(directory)
  try {
    const appUrl = applicationUrl(ownerUrl)
    await prepareDatabase({ ownerUrl, appUrl })
    process.stdout.write(`export DATABASE_URL=${ownerUrl}\nexport DATABASE_APP_URL=${appUrl}\n`)
    await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
  } finally {
    await stop()
  }
})
