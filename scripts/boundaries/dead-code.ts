import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What decides what knip finds in a file, beside the file. */
const configurations = ['knip.json', 'package.json', 'package-lock.json', 'tsconfig.json']

/**
 * Parameters of knip for the project in `directory`. It remembers in `cacheFolder` what it read in each file, by the file’s size
 * and time of change, and still puts all of them together each time. It would not see that its own configuration changed:
 * each has a cache of its own, and those of others are deleted.
 */
export async function deadCodeParameters(directory: string, cacheFolder: string): Promise<string[]> {
  const hash = createHash('sha256').update(process.version)
  for (const name of configurations) hash.update(await readFile(join(directory, name)))
  const cache = hash.digest('hex').slice(0, 16)
  const caches = await readdir(cacheFolder).catch(() => [])
  for (const other of caches) {
    if (other !== cache) await rm(join(cacheFolder, other), { recursive: true, force: true })
  }
  return ['--no-progress', '--cache', '--cache-location', join(cacheFolder, cache)]
}
