import type { TestProject } from 'vitest/node'
import { asOwner } from '#data/database/owner-database.ts'
import { putInService } from '#data/understanding/put-in-service.ts'
import { startPostgres } from '#platform/testing/start-postgres.ts'
import { compileForRun } from './compiled-content.ts'

/** Once for a run: the database that every test file clones, migrated and with the repository's content in service. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const [{ ownerUrl, stop }, { content, file, remove }] = await Promise.all([startPostgres(), compileForRun()])
  await asOwner(ownerUrl, (owner) => putInService(owner, content))
  project.provide('templateUrl', ownerUrl)
  project.provide('contentFile', file)
  return async () => {
    await Promise.all([stop(), remove()])
  }
}
