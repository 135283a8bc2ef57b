import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { holdDirectory, prepareDataDirectory } from './data-directory.ts'
import { ConfigurationError, databaseOwnerUrl, dataDirectory } from './env.ts'
import { ownerUrlAt, startEmbeddedDatabase } from './postgres/embedded-database.ts'

/**
 * Lends the owner's connection to a command: that of DATABASE_URL, else of the embedded database, the running one if
 * the application is up on the data directory, or one started for the time.
 */
export async function withOwnerUrl<Result>(work: (ownerUrl: string) => Promise<Result>): Promise<Result> {
  const configuredUrl = databaseOwnerUrl()
  if (configuredUrl !== undefined) return work(configuredUrl)
  const directory = dataDirectory()
  await prepareDataDirectory(directory)
  try {
    await holdDirectory(directory)
  } catch (error) {
    if (error instanceof ConfigurationError) return work(await runningOwnerUrl(directory))
    throw error
  }
  const { ownerUrl, stop } = await startEmbeddedDatabase(directory)
  try {
    return await work(ownerUrl)
  } finally {
    await stop()
  }
}

/** The owner’s connection to the embedded database that runs on a data directory. */
export async function runningOwnerUrl(directory: string): Promise<string> {
  // PostgreSQL writes its port on the fourth line.
  const lines = (await readFile(join(directory, 'postgres/postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const port = Number(lines[3])
  if (!port) throw new ConfigurationError(`The database in ${directory} is just starting: try again in a moment.`)
  return ownerUrlAt(directory, port)
}
