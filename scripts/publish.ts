import { join } from 'node:path'
import { compileContent } from '#curriculum/compile.ts'
import { asOwner } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { putInService } from '#data/understanding/put-in-service.ts'
import { ConfigurationError, databaseOwnerUrl } from '#platform/env.ts'
import { runMain } from '#platform/run-main.ts'

/**
 * Puts the content of `content/` in service. Broken content is refused, each finding on its line, and what was published
 * before stays in service, so that the application starts all the same; where there is none, the exit status is 2.
 */
await runMain(async () => {
  const ownerUrl = databaseOwnerUrl()
  if (ownerUrl === undefined)
    throw new ConfigurationError('DATABASE_URL is missing: the owner of the database publishes.')
  const compileResult = compileContent(join(import.meta.dirname, '../content'))
  if (!compileResult.ok) {
    for (const { file, line, column, message } of compileResult.findings)
      process.stderr.write(`content/${file}:${line}:${column} ${message}\n`)
    const publicationCount = await asOwner(ownerUrl, (owner) => owner.publication.count())
    process.stderr.write(
      publicationCount > 0
        ? 'The content was not published: what was published before stays in service.\n'
        : 'The content was not published, and none was before.\n',
    )
    if (publicationCount === 0) process.exitCode = 2
    return
  }
  const { outcome, curriculumHash } = await asOwner(ownerUrl, (owner) => putInService(owner, compileResult.content))
  process.stdout.write(
    `Curriculum ${curriculumHash.slice(0, 12)}: ${outcome}, ${compileResult.content.modules.length} modules\n`,
  )
  await dangerouslyDisconnect()
})
