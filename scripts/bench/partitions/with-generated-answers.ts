import { spawn } from 'node:child_process'
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
import type { Urls } from './measure.ts'

/**
 * An embedded database of its own for two steps: what `fill` writes need not outlive the machine, so that PostgreSQL waits for no
 * disk; what `measure` measures is written as in service, on the same files. Its folder is gone afterwards, also when this
 * process is killed.
 */
export async function withGeneratedAnswers<Filled, Result>(
  fill: (urls: Urls) => Promise<Filled>,
  measure: (urls: Urls, filled: Filled) => Promise<Result>,
): Promise<Result> {
  const compiled = compileContent(join(import.meta.dirname, '../../../content'))
  if (!compiled.ok) throw new ConfigurationError('The content is broken: "npm run content:check" says where.')
  const directory = await mkdtemp(join(tmpdir(), 'curtain-bench-'))
  const broom = sweepWhenGone(directory)
  try {
    await prepareDataDirectory(directory)
    const filled = await withServer(directory, 'disposable', async (urls) => {
      await asOwner(urls.ownerUrl, (owner) => putInService(owner, compiled.content))
      return fill(urls)
    })
    return await withServer(directory, 'durable', (urls) => measure(urls, filled))
  } finally {
    await rm(directory, { recursive: true, force: true })
    broom.kill()
  }
}

async function withServer<Result>(
  directory: string,
  durability: 'disposable' | 'durable',
  work: (urls: Urls) => Promise<Result>,
): Promise<Result> {
  const { ownerUrl, stop } = await startEmbeddedDatabase(directory, { durability })
  try {
    const { both: appUrl } = await prepareForTests(ownerUrl)
    setEnvironment({ DATABASE_APP_URL: appUrl })
    return await work({ ownerUrl, appUrl, directory })
  } finally {
    await dangerouslyDisconnect()
    await stop()
  }
}

/** A process that deletes the folder once this one is gone, however it went: it may be tens of gigabytes. */
function sweepWhenGone(directory: string) {
  const script = `
    const { rm } = require('node:fs/promises')
    process.stdin.resume().on('end', async () => {
      for (let tries = 0; tries < 60; tries++) {
        await rm(process.argv[1], { recursive: true, force: true }).catch(() => {})
        await new Promise((resolve) => setTimeout(resolve, 1000))
      }
    })`
  const broom = spawn(process.execPath, ['-e', script, directory], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  broom.unref()
  return broom
}
