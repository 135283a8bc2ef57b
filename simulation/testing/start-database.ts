import type { TestProject } from 'vitest/node'
import { asOwner } from '#data/database/owner-database.ts'
import { startPostgres } from '#platform/testing/start-postgres.ts'
import { publishContent } from './organisation.ts'

/** Once for a run: the database that every test file clones, migrated and with the repository's content in service. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const { ownerUrl, stop } = await startPostgres()
  await asOwner(ownerUrl, publishContent)
  project.provide('templateUrl', ownerUrl)
  return stop
}
