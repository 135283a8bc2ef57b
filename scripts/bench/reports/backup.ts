import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { writeBackupFile } from '#platform/backup/backup-file.ts'
import { restoreFile } from '#platform/backup/restore-file.ts'
import { writeBackup } from '#platform/backup/write-backup.ts'
import { connect } from '#platform/database/connection.ts'
import { testKeys } from '#platform/testing/prepared-database.ts'
import { timeOf } from './time.ts'

export type BackupFigures = {
  readonly rows: number
  readonly fileMiB: number
  readonly writtenMs: number
  /** With every table copied out again and compared. */
  readonly restoredMs: number
}

const restored = 'bench_restored'

/** Writes an encrypted backup of all that the database holds, and restores it into an empty one on the same server. */
export async function measureBackup(ownerUrl: string, directory: string): Promise<BackupFigures> {
  const owner = await connect(ownerUrl)
  const path = join(directory, 'backup.age')
  const identity = await generateIdentity()
  const recipients = [await identityToRecipient(identity)]
  try {
    let bytes = 0
    const writtenMs = await timeOf(async () => {
      bytes = await writeBackupFile(path, writeBackup(owner, { now: new Date() }), { recipients })
    })
    await owner.query(`CREATE DATABASE ${restored}`)
    const target = Object.assign(new URL(ownerUrl), { pathname: `/${restored}` }).href
    let rows = 0
    const restoredMs = await timeOf(async () => {
      rows = (await restoreFile({ path, identities: [identity] }, { ownerUrl: target, keys: testKeys })).rows
    })
    return { rows, fileMiB: bytes / 1024 ** 2, writtenMs, restoredMs }
  } finally {
    await owner.query(`DROP DATABASE IF EXISTS ${restored} WITH (FORCE)`)
    await owner.end()
    await rm(path, { force: true })
  }
}
