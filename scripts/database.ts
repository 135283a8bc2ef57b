/**
 * `npm run database`: the embedded database alone, migrated, until Ctrl-C. Prints the owner's connection and the web process's, for working on
 * the schema or running one script.
 */
import { once } from 'node:events'
import { holdDirectory, prepareDataDirectory } from '#platform/data-directory.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { dataDirectory } from '#platform/env.ts'
import { readKeys } from '#platform/keys.ts'
import { startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'
import { runMain } from '#platform/run-main.ts'

await runMain(async () => {
  const directory = dataDirectory()
  await prepareDataDirectory(directory)
  await holdDirectory(directory)
  const { ownerUrl, stop } = await startEmbeddedDatabase(directory)
  try {
    const { web } = await prepareDatabase({ ownerUrl, keys: await readKeys() })
    process.stdout.write(`export DATABASE_URL=${ownerUrl}\nexport DATABASE_APP_URL=${web}\n`)
    await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
  } finally {
    await stop()
  }
})
