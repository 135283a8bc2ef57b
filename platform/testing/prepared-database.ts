import pg from 'pg'
import { connect } from '#platform/database/connection.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { processRoles } from '#platform/database/process-roles.ts'
import type { ProcessUrls } from '#platform/database/roles.ts'
import { keysIn, passwordKeysOf, processUrls } from '#platform/keys.ts'

/** The keys of databases that are made for tests and benchmarks. */
export const testKeys = keysIn('7e'.repeat(32))
export const testPasswordKeys = passwordKeysOf(testKeys)

const both = 'curtain_both'
const password = 'of tests alone'

/**
 * The processes' connections to a database for tests, and `both`: a role that may do what either process may and nothing
 * else, for tests that play both parts. No installation has it.
 */
export type TestUrls = ProcessUrls & { readonly both: string }

export function testUrls(ownerUrl: string): TestUrls {
  const url = Object.assign(new URL(ownerUrl), { username: both, password })
  return { ...processUrls(ownerUrl, testKeys), both: url.href }
}

/** Prepares a database as start does, with the role of tests besides. */
export async function prepareForTests(ownerUrl: string): Promise<TestUrls> {
  await prepareDatabase({ ownerUrl, keys: testKeys })
  const owner = await connect(ownerUrl)
  try {
    const { rows } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [both])
    if (rows.length === 0)
      await owner.query(
        `CREATE ROLE ${both} LOGIN PASSWORD ${pg.escapeLiteral(password)} IN ROLE ${Object.values(processRoles).join(', ')}`,
      )
  } finally {
    await owner.end()
  }
  return testUrls(ownerUrl)
}
