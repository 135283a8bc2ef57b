/**
 * Beside `npm run dev`: puts the content of `content/` in service whenever a file of it has changed, so that the next
 * page shows it. Faults are told and change nothing; what only `npm run content:check` finds, it must find.
 */
import { join } from 'node:path'
import { draftCompiler } from '#curriculum/compile.ts'
import { connectAsOwner } from '#data/database/owner-database.ts'
import { putInService } from '#data/understanding/put-in-service.ts'
import { draftContent } from '#platform/draft-content.ts'
import { ConfigurationError, databaseOwnerUrl } from '#platform/env.ts'
import { log, logError } from '#platform/log.ts'
import { endInOrder, reportReady } from '#platform/processes/lifetime.ts'
import { watchFolder } from './start/watch-folder.ts'

const ownerUrl = databaseOwnerUrl()
if (ownerUrl === undefined)
  throw new ConfigurationError('DATABASE_URL is missing: the owner of the database publishes.')

const owner = connectAsOwner(ownerUrl)
const folder = join(import.meta.dirname, '../content')

const draft = draftContent({ folder })
await draft.noteSeen(await draft.lastChange())

const watching = watchFolder(folder, async () => {
  const startedAt = performance.now()
  const change = await draft.lastChange()
  try {
    const compileResult = compileDraft()
    if (!compileResult.ok) {
      for (const { file, line, column, message } of compileResult.findings)
        process.stderr.write(`content/${file}:${line}:${column} ${message}\n`)
      return
    }
    const { outcome } = await putInService(owner, compileResult.content)
    log('info', 'content changed', { outcome, milliseconds: Math.round(performance.now() - startedAt) })
  } catch (error) {
    logError('the content could not be published', error)
  } finally {
    await draft.noteSeen(change)
  }
})

endInOrder('content', async () => {
  await watching.stop()
  await owner.$disconnect()
})
reportReady('content')
// Reading the whole bank takes seconds, which nobody needs to wait for at the start.
const compileDraft = draftCompiler(folder)
