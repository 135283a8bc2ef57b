import { createHash, type Hash } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import { appliedMigrations } from '#platform/database/applied-migrations.ts'
import { withConnection } from '#platform/database/connection.ts'
import { fingerprintsOf } from '#platform/database/key-in-use.ts'
import { type SchemaOptions, thisBuild } from '#platform/database/migrate.ts'
import { readMigrationFiles } from '#platform/database/migration-files.ts'
import { prepareDatabase, withSchemaAsOf } from '#platform/database/prepare.ts'
import { settleSession } from '#platform/database/session-settings.ts'
import { ConfigurationError } from '#platform/env.ts'
import type { Keys } from '#platform/keys.ts'
import { readBackupFile } from './backup-file.ts'
import { BrokenBackup, type Frame, type Header, readFrames, type TableEnd } from './frames.ts'
import { restoreBackup } from './restore-backup.ts'

type BackupFile = {
  readonly path: string
  /** Secret keys (`AGE-SECRET-KEY-1…`), for a file that is encrypted. */
  readonly identities: readonly string[]
}

type Target = {
  readonly ownerUrl: string
  readonly keys: Keys
  /** Of another build than this one. */
  readonly schema?: Partial<SchemaOptions>
}

export type RestoredFile = { readonly header: Header; readonly tables: number; readonly rows: number }

/**
 * Restores a backup of this version or an earlier one into a database without an organisation, and brings it up to date.
 * All or nothing: what fails leaves a database that can be restored into again.
 */
export async function restoreFile(
  file: BackupFile,
  target: Target,
  { onTable }: { onTable?: (table: TableEnd) => void } = {},
): Promise<RestoredFile> {
  const { header, frames } = await openBackup(file)
  requireKey(header, target.keys)
  await requireFit(header, target)
  const restoreCounts = await withSchemaAsOf({ ...target, migrations: header.migrations }, async (owner) => {
    await requireNobody(owner)
    return restoreBackup(owner, header, frames, onTable === undefined ? {} : { onTable })
  })
  await prepareDatabase(target)
  return { header, ...restoreCounts }
}

/** Reads a backup from beginning to end, without a database, and compares every table with its hash. */
export async function checkFile(file: BackupFile): Promise<RestoredFile> {
  const { header, frames } = await openBackup(file)
  let [tables, rows] = [0, 0]
  let hash: Hash = createHash('sha256')
  for await (const { letter, body } of frames) {
    if (letter === 'T') hash = createHash('sha256')
    else if (letter === 'D') hash.update(body)
    else if (letter === 'E') {
      if (hash.digest('hex') !== body.sha256) throw new BrokenBackup(`The table ${body.table} is not what was written.`)
      tables += 1
      rows += body.rows
    } else if (letter === 'Z' && (body.tables !== tables || body.rows !== rows))
      throw new BrokenBackup('It does not hold every table.')
  }
  return { header, tables, rows }
}

async function openBackup({
  path,
  identities,
}: BackupFile): Promise<{ header: Header; frames: AsyncGenerator<Frame> }> {
  const frames = readFrames(readBackupFile(path, { identities }))
  const first = await frames.next()
  if (first.done === true || first.value.letter !== 'H') throw new BrokenBackup('It is no backup of Curtain.')
  return { header: first.value.body, frames }
}

/** Passwords are sealed under the key: without it nobody could sign in, and nothing would say why. */
function requireKey({ keyFingerprint }: Header, keys: Keys): void {
  if (keyFingerprint !== null && !fingerprintsOf(keys).includes(keyFingerprint))
    throw new ConfigurationError(
      'This backup was made under another key: set CURTAIN_KEYS to the key of that installation (docs/deployment.md, "Keys").',
    )
}

async function requireFit(header: Header, { ownerUrl, schema }: Target): Promise<void> {
  const files = await readMigrationFiles(join(schema?.folder ?? thisBuild.folder, 'migrations'))
  const knownNames = new Set(files.map(({ name }) => name))
  const later = header.migrations.filter((name) => !knownNames.has(name))
  if (later.length > 0)
    throw new ConfigurationError(
      `This backup was made by version ${header.version}, which is later than this one (it has ${later.join(', ')}): check that version out to restore it.`,
    )
  await withConnection(ownerUrl, async (owner) => {
    await settleSession(owner)
    const appliedNames = await appliedMigrations(owner)
    const beyond = appliedNames.filter((name) => !header.migrations.includes(name))
    if (beyond.length > 0)
      throw new ConfigurationError(
        `The database is newer than the backup (it has ${beyond.join(', ')}): restore into an empty database, which is then brought up to date.`,
      )
    if (appliedNames.length > 0) await requireNobody(owner)
  })
}

async function requireNobody(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query('SELECT FROM organisation LIMIT 1')
  if (rows.length > 0)
    throw new ConfigurationError('The database is in use: it holds an organisation. Restore into an empty database.')
}
