import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileContent } from '#curriculum/compile.ts'
import { asOwner } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { putInService } from '#data/understanding/put-in-service.ts'
import { prepareDataDirectory } from '#platform/data-directory.ts'
import { ConfigurationError, setEnvironment } from '#platform/env.ts'
import { startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'
import { prepareForTests } from '#platform/testing/prepared-database.ts'

export type BenchDatabase = {
  readonly ownerUrl: string
  /** May do what web and worker may; this process's own connections are over it. */
  readonly appUrl: string
  /** A folder that goes with the database. */
  readonly directory: string
}

/** Measures on an embedded database of its own with the content in service, which is gone afterwards. */
export async function withBenchDatabase(measure: (database: BenchDatabase) => Promise<void>): Promise<void> {
  const compileResult = compileContent(join(import.meta.dirname, '../../content'))
  if (!compileResult.ok) throw new ConfigurationError('The content is broken: "npm run content:check" says where.')
  const directory = await mkdtemp(join(tmpdir(), 'curtain-bench-'))
  try {
    await prepareDataDirectory(directory)
    const { ownerUrl, stop } = await startEmbeddedDatabase(directory)
    try {
      const { both: appUrl } = await prepareForTests(ownerUrl)
      setEnvironment({ DATABASE_APP_URL: appUrl })
      await asOwner(ownerUrl, (owner) => putInService(owner, compileResult.content))
      await measure({ ownerUrl, appUrl, directory })
    } finally {
      await dangerouslyDisconnect()
      await stop()
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
