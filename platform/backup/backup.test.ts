import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '#platform/database/connection.ts'
import { thisBuild } from '#platform/database/migrate.ts'
import { readMigrationFiles } from '#platform/database/migration-files.ts'
import { testKeys } from '#platform/testing/prepared-database.ts'
import { makeSchemaBuild, type SchemaBuild } from '#platform/testing/schema-build.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { addEvent, addOrganisation, backUp, countOrganisations, everything, fill, now } from './backup.testing.ts'
import { writeBackupFile } from './backup-file.ts'
import { BrokenBackup } from './frames.ts'
import { checkFile, restoreFile } from './restore-file.ts'
import { writeBackup } from './write-backup.ts'

/** Three organisations with two teams each, two events, the chain's head. */
const rowsOfSource = 12
const other = { current: 'ab'.repeat(32), former: [] }

let server: TemporaryDatabase
let directory: string
let source: SchemaBuild
/** Empty until it is restored into: what is refused before leaves nothing that is in the way. */
let target: SchemaBuild
let identity: string
let file: string

beforeAll(async () => {
  server = await startTemporaryDatabase('prepared')
  directory = await mkdtemp(join(tmpdir(), 'curtain-backup-'))
  source = await makeSchemaBuild(server.ownerUrl, server.ownerUrl)
  target = await makeSchemaBuild(server.ownerUrl)
  await fill(source.url)
  identity = await generateIdentity()
  file = join(directory, 'backup.age')
  await backUp(source.url, file, [await identityToRecipient(identity)])
})

afterAll(async () => {
  for (const build of [source, target]) await build.remove()
  await server.remove()
  await rm(directory, { recursive: true })
})

const restoring = (path: string, ownerUrl: string, keys = testKeys) =>
  restoreFile({ path, identities: [identity] }, { ownerUrl, keys })

describe('what is refused, with nothing done', { timeout: 120_000 }, () => {
  const bytesOf = async (path: string) => Buffer.from(await readFile(path))
  const brokenAs = async (change: (bytes: Buffer) => Buffer, of: string) => {
    const path = join(directory, `broken-${randomUUID()}`)
    await writeFile(path, change(await bytesOf(of)))
    return path
  }

  test('a database that is in use, and a backup of another key', async () => {
    await expect(restoring(file, source.url)).rejects.toThrow('holds an organisation')
    await expect(restoring(file, target.url, other)).rejects.toThrow('CURTAIN_KEYS')
    expect(await target.query(`SELECT to_regclass('public.organisation') AS made`)).toEqual([{ made: null }])
  })

  test('a file that was cut off, changed, or is something else', async () => {
    const plain = join(directory, 'plain')
    await backUp(source.url, plain, [])
    const flip = (at: number) => (bytes: Buffer) => {
      bytes.writeUInt8(bytes.readUInt8(Math.floor(bytes.length * at)) ^ 1, Math.floor(bytes.length * at))
      return bytes
    }
    for (const of of [plain, file])
      for (const change of [flip(0.3), flip(0.7), (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)]) {
        await expect(restoring(await brokenAs(change, of), target.url)).rejects.toThrow(BrokenBackup)
      }
    await expect(restoring(await brokenAs(() => Buffer.from('%PDF-1.7 and so on'), plain), target.url)).rejects.toThrow(
      BrokenBackup,
    )
  })

  test('a login that would not see every row', async () => {
    const owner = await connect(server.ownerUrl)
    await owner.query(
      `CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader`,
    )
    await owner.end()
    const login = { username: 'reader', password: 'reader' }
    const reader = await connect(Object.assign(new URL(server.ownerUrl), login).href)
    await expect(writeBackup(reader, { now }).next()).rejects.toThrow('the owner of the tables')
    await reader.end()
  })

  test('a place where another backup is being written', async () => {
    await writeFile(join(directory, 'taken.unfinished'), '')
    await expect(backUp(source.url, join(directory, 'taken'), [])).rejects.toThrow('is there already')
  })
})

describe('a backup', { timeout: 120_000 }, () => {
  test('is restored into an empty database: every row, sequence, index, constraint, trigger and policy, and it goes on working', async () => {
    const restoredFile = await restoring(file, target.url)
    expect(restoredFile.rows).toBe(rowsOfSource)
    expect(await everything(target.url)).toEqual(await everything(source.url))
    // The audit trail's chain goes on from where it was.
    await target.query(addEvent)
    expect(await target.query('SELECT count(*)::integer AS events FROM audit_event')).toEqual([{ events: 3 }])
  })

  test('of an earlier version is restored and brought up to date', async () => {
    const earlier = await makeSchemaBuild(server.ownerUrl)
    const names = (await readMigrationFiles(join(thisBuild.folder, 'migrations'))).map(({ name }) => name)
    const later = await makeSchemaBuild(server.ownerUrl)
    await later.writeMigration('9999_later', 'ALTER TABLE "organisation" ADD COLUMN "motto" TEXT DEFAULT \'Care\';')
    const schema = { folder: later.folder }
    await restoreFile({ path: file, identities: [identity] }, { ownerUrl: later.url, keys: testKeys, schema })
    expect(await later.query('SELECT DISTINCT motto FROM organisation')).toEqual([{ motto: 'Care' }])
    // And its own backup is refused by the earlier one, by name.
    const newer = join(directory, 'newer')
    await backUp(later.url, newer, [])
    await expect(restoring(newer, earlier.url)).rejects.toThrow('9999_later')
    expect(await earlier.query(`SELECT to_regclass('public.organisation') AS made`)).toEqual([{ made: null }])
    expect(names).not.toContain('9999_later')
    for (const build of [earlier, later]) await build.remove()
  })

  test('is one view of the database, whatever is written meanwhile', async () => {
    const path = join(directory, 'meanwhile')
    const owner = await connect(source.url)
    const frames = writeBackup(owner, { now })
    const firstFrame = await frames.next()
    const before = await countOrganisations(source.url)
    await source.query(addOrganisation('Meanwhile'))
    async function* all() {
      if (firstFrame.done !== true) yield firstFrame.value
      yield* frames
    }
    await writeBackupFile(path, all(), { recipients: [] })
    await owner.end()
    expect(await countOrganisations(source.url)).toBe(before + 1)
    await source.query(`DELETE FROM organisation WHERE name = 'Meanwhile'`)
    expect(await checkFile({ path, identities: [] })).toMatchObject({ rows: rowsOfSource })
  })

  test('can be read by its own user alone, and by nobody without the secret key', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await readFile(file)).includes('Amal')).toBe(false)
    await expect(checkFile({ path: file, identities: [] })).rejects.toThrow('--identity')
    await expect(checkFile({ path: file, identities: [await generateIdentity()] })).rejects.toThrow(
      'cannot be decrypted',
    )
    expect(await checkFile({ path: file, identities: [identity] })).toMatchObject({
      header: { writtenAt: now.toISOString() },
    })
  })
})
