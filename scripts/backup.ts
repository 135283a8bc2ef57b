import { chmod, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import type pg from 'pg'
import { writeBackupFile } from '#platform/backup/backup-file.ts'
import { backupRecipients } from '#platform/backup/backup-settings.ts'
import { writeBackup } from '#platform/backup/write-backup.ts'
import { withConnection } from '#platform/database/connection.ts'
import { ConfigurationError } from '#platform/env.ts'
import { readArguments } from '#platform/read-arguments.ts'
import { runMain } from '#platform/run-main.ts'
import { withOwnerUrl } from '#platform/with-database.ts'

const usage = `npm run backup -- FILE [--recipient age1…]
npm run backup -- --new-key FILE`

/**
 * `npm run backup`: writes all that an installation holds to one file while everybody works, encrypted where a recipient is
 * named. `--new-key` makes a secret key, and prints the recipient that belongs to it. `--scheduled` is for start, which
 * makes backups by itself.
 */
await runMain(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: {
        recipient: { type: 'string', multiple: true },
        'new-key': { type: 'string' },
        scheduled: { type: 'boolean' },
      },
    },
    usage,
  )
  if (values['new-key'] !== undefined) return makeKey(resolve(values['new-key']))
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0)
    throw new ConfigurationError(`One FILE to write is expected, and ${positionals.length} are named.\nUsage: ${usage}`)
  const recipients = values.recipient ?? backupRecipients()
  const startedAt = performance.now()
  let [tables, rows] = [0, 0]
  const work = async (owner: pg.Client) => {
    if (values.scheduled === true) await noteBeginning(owner)
    const frames = writeBackup(owner, {
      now: new Date(),
      onTable: (table) => {
        tables += 1
        rows += table.rows
      },
    })
    const byteCount = await writeBackupFile(resolve(path), frames, { recipients })
    if (values.scheduled === true) await noteFinish(owner)
    return byteCount
  }
  const bytes = await withOwnerUrl((ownerUrl) => withConnection(ownerUrl, work))
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const size = (bytes / 1024 / 1024).toFixed(1)
  process.stdout.write(
    `${path}: ${rows} rows of ${tables} tables, ${size} MiB, ${recipients.length === 0 ? 'not encrypted' : 'encrypted'}, in ${seconds} s\n`,
  )
})

/** That there is to be one every day: the administrators' home and the alarms say when one is late, or none was ever made. */
async function noteBeginning(owner: pg.Client): Promise<void> {
  await owner.query(`INSERT INTO job_run (name, finished_at) VALUES ('backup', 'epoch') ON CONFLICT (name) DO NOTHING`)
}

async function noteFinish(owner: pg.Client): Promise<void> {
  await owner.query(
    `INSERT INTO job_run (name, finished_at) VALUES ('backup', now())
     ON CONFLICT (name) DO UPDATE SET finished_at = excluded.finished_at`,
  )
}

async function makeKey(file: string): Promise<void> {
  const identity = await generateIdentity()
  const recipient = await identityToRecipient(identity)
  await writeFile(file, `# Reads backups of Curtain. Recipient: ${recipient}\n${identity}\n`, {
    flag: 'wx',
    mode: 0o600,
  }).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(`${file} cannot be written: ${error.message}.`)
  })
  await chmod(file, 0o400)
  process.stdout.write(
    `The secret key is in ${file}: keep it where backups are not, since nothing else reads them.\nBACKUP_RECIPIENTS=${recipient}\n`,
  )
}
