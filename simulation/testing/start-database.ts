import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'
import makeRunDirectory from '#platform/testing/run-directory.ts'
import { copyDirectoryInService } from './directory-in-service.ts'

/** Once for a run: the database that every test file clones, migrated and with the repository's content in service. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const removeRunDirectory = await makeRunDirectory(project)
  const directory = await mkdtemp(join(tmpdir(), 'curtain-tests-'))
  await copyDirectoryInService(project.getProvidedContext().runDirectory, directory)
  const { ownerUrl, stop } = await startEmbeddedDatabase(directory, { durability: 'disposable' })
  project.provide('templateUrl', ownerUrl)
  return async () => {
    await stop()
    await rm(directory, { recursive: true, force: true })
    await removeRunDirectory()
  }
}
