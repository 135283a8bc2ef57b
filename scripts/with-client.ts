import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generateClientIfStale } from '#platform/build.ts'
import { ConfigurationError } from '#platform/env.ts'
import { runMain } from '#platform/run-main.ts'

/**
 * `node scripts/with-client.ts NAME …`: runs the script of that name beside this file once Prisma's client is there,
 * which nothing has generated yet in a fresh clone, and which whatever imports `data/` needs before its first line.
 */
await runMain(async () => {
  const [, , name] = process.argv
  if (name === undefined) throw new ConfigurationError('node scripts/with-client.ts NAME: found no name of a script.')
  await generateClientIfStale({ signal: new AbortController().signal })
  const script = join(import.meta.dirname, `${name}.ts`)
  process.argv.splice(1, 2, script)
  await import(pathToFileURL(script).href)
})
