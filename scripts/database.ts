import { once } from 'node:events'
import { statfs } from 'node:fs/promises'
import { holdDirectory, prepareDataDirectory } from '#platform/data-directory.ts'
import { partitionAnswers } from '#platform/database/partition/partition-answers.ts'
import { partitionsIn } from '#platform/database/partition/refusals.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { ConfigurationError, databaseOwnerUrl, dataDirectory } from '#platform/env.ts'
import { readKeys } from '#platform/keys.ts'
import { startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'
import { readArguments } from '#platform/read-arguments.ts'
import { runMain } from '#platform/run-main.ts'
import { withOwnerUrl } from '#platform/with-database.ts'

const usage = 'npm run database [-- partition-answers --partitions 16]'

/**
 * `npm run database`: the embedded database alone, migrated, until Ctrl-C. Prints the owner's connection and the web process's, for
 * working on the schema or running one script.
 *
 * `npm run database -- partition-answers --partitions 16`: spreads the answers over partitions, of an installation that stands
 * still (docs/deployment.md, "Growing").
 */
await runMain(async () => {
  const { values, positionals } = readArguments(
    { allowPositionals: true, options: { partitions: { type: 'string' } } },
    usage,
  )
  const [command, ...others] = positionals
  if (command === undefined && values.partitions === undefined) return serve()
  if (command !== 'partition-answers' || others.length > 0) throw new ConfigurationError(`Usage: ${usage}`)
  await partition(partitionsIn(values.partitions))
})

async function serve(): Promise<void> {
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
}

async function partition(partitions: number): Promise<void> {
  const startedAt = performance.now()
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1)
  const { rows, checksum } = await withOwnerUrl(async (ownerUrl) =>
    partitionAnswers(ownerUrl, {
      partitions,
      free: await freeBytes(),
      onStep: (step) => process.stdout.write(`${seconds()} s  ${step}\n`),
    }),
  )
  const shape = partitions === 1 ? 'one table' : `${partitions} partitions`
  process.stdout.write(`${rows} answers are in ${shape} now, each as it was (${checksum}), after ${seconds()} s\n`)
}

/** Of the embedded database's disk; what another server has, nobody can see from here. */
async function freeBytes(): Promise<number | null> {
  if (databaseOwnerUrl() !== undefined) return null
  const { bavail, bsize } = await statfs(dataDirectory())
  return bavail * bsize
}
