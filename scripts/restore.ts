import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { BrokenBackup, type TableEnd } from '#platform/backup/frames.ts'
import { checkFile, restoreFile } from '#platform/backup/restore-file.ts'
import { ConfigurationError } from '#platform/env.ts'
import { readKeys } from '#platform/keys.ts'
import { readArguments } from '#platform/read-arguments.ts'
import { runMain } from '#platform/run-main.ts'
import { withOwnerUrl } from '#platform/with-database.ts'

const usage = 'npm run restore -- FILE [--identity FILE] [--check]'

/**
 * `npm run restore`: restores a backup into an empty database and brings it up to date. With `--check` it reads the file
 * from beginning to end and needs no database.
 */
await runMain(async () => {
  const { values, positionals } = readArguments(
    { allowPositionals: true, options: { identity: { type: 'string' }, check: { type: 'boolean' } } },
    usage,
  )
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0)
    throw new ConfigurationError(
      `One FILE to restore is expected, and ${positionals.length} are named.\nUsage: ${usage}`,
    )
  const file = { path: resolve(path), identities: await identitiesIn(values.identity) }
  const startedAt = performance.now()
  try {
    const { header, tables, rows } = values.check === true ? await checkFile(file) : await restore(file)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    process.stdout.write(
      `${path}, written ${header.writtenAt} by version ${header.version}: ${rows} rows of ${tables} tables, ${values.check === true ? 'whole' : 'restored, each table compared with what was written'}, in ${seconds} s\n`,
    )
  } catch (error) {
    if (error instanceof BrokenBackup) throw new ConfigurationError(`${path} cannot be restored. ${error.message}`)
    throw error
  }
})

async function restore(file: Parameters<typeof restoreFile>[0]) {
  const keys = await readKeys()
  const onTable = ({ table, rows }: TableEnd) => {
    process.stdout.write(`${table}: ${rows}\n`)
  }
  return withOwnerUrl((ownerUrl) => restoreFile(file, { ownerUrl, keys }, { onTable }))
}

async function identitiesIn(file: string | undefined): Promise<string[]> {
  if (file === undefined) return []
  const text = await readFile(resolve(file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(`--identity ${file} cannot be read: ${error.message}.`)
  })
  return text.split(/\s*\n\s*/).filter((line) => line !== '' && !line.startsWith('#'))
}
