import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { type ScimServer, startScim, tokenFor } from './scim.testing.ts'

const runFile = promisify(execFile)

let testDatabase: TestDatabase
let close: () => Promise<void>
let server: ScimServer
let token: string

beforeAll(async () => {
  testDatabase = await createTestDatabase({ as: 'web' })
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  close = ownerConnection.close
  token = await tokenFor((await makeTestOrganisation(ownerConnection.owner, 'collection')).administrator)
  server = await startScim()
})

afterAll(async () => {
  server.close()
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

test('what Entra ID and Okta send is answered as they expect', async () => {
  const variables = { base: server.base, token, domain: 'scim.example' }
  const { stdout } = await runFile(process.execPath, [
    fileURLToPath(import.meta.resolve('newman/bin/newman.js')),
    'run',
    join(import.meta.dirname, 'entra-and-okta.postman.json'),
    ...Object.entries(variables).flatMap(([name, value]) => ['--env-var', `${name}=${value}`]),
    '--color',
    'off',
    // newman ends with 1 where an assertion fails, and the table says which.
  ]).catch(({ stdout: table }: { stdout: string }) => ({ stdout: table }))
  expect(stdout).not.toContain('failure')
  const assertions = /assertions[^\d]+(\d+)[^\d]+(\d+)/.exec(stdout)
  expect(Number(assertions?.[1]), stdout).toBeGreaterThan(130)
  expect(Number(assertions?.[2]), stdout).toBe(0)
})
