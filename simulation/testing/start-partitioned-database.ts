import type { TestProject } from 'vitest/node'
import { connect } from '#platform/database/connection.ts'
import { partitionTable } from '#platform/database/partition/partition-table.ts'
import { partitionable } from '#platform/database/partition/partitionable.ts'
import startDatabase from './start-database.ts'

/** The database that every test file clones, as a large installation has it: what may be in partitions is. */
export default async function startPartitionedDatabase(project: TestProject): Promise<() => Promise<void>> {
  const stop = await startDatabase(project)
  const owner = await connect(project.getProvidedContext().templateUrl)
  try {
    for (const table of partitionable) await partitionTable(owner, { table, partitions: 4 })
  } finally {
    await owner.end()
  }
  return stop
}
