import { asOwner } from '#data/database/owner-database.ts'
import { putInService } from '#data/understanding/put-in-service.ts'
import { copyDataDirectory, copySharedDirectory, withDisposableServer } from '#platform/testing/shared-directory.ts'
import { compileForRun } from './compiled-content.ts'

/** Makes a data directory with a stopped server, prepared and with the repository's content in service. */
export function copyDirectoryInService(runDirectory: string, to: string): Promise<void> {
  const make = async (directory: string) => {
    const [content] = await Promise.all([
      compileForRun(runDirectory),
      copyDataDirectory(runDirectory, 'prepared', directory),
    ])
    await withDisposableServer(directory, async ({ ownerUrl }) => {
      await asOwner(ownerUrl, (owner) => putInService(owner, content))
    })
  }
  return copySharedDirectory(runDirectory, { name: 'data-in-service', make }, to)
}
