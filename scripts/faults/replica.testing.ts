import { chown, cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { secret } from '#platform/data-directory.ts'
import { connect } from '#platform/database/connection.ts'
import { findPostgresBinaries } from '#platform/postgres/binaries.ts'
import { becomeUnprivilegedUser } from '#platform/postgres/unprivileged-user.ts'
import { type OwnProgram, startProgram } from './program.testing.ts'

/** What a copy of a running server leaves out, as pg_basebackup does: each server has its own. */
const ofEachServer = [
  'postmaster.pid',
  'postmaster.opts',
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_stat_tmp',
]

/** A streaming replica on 127.0.0.1 of the embedded server of this data directory. */
export async function startReplica(
  dataDirectory: string,
  { port, primaryPort }: { port: number; primaryPort: number },
): Promise<OwnProgram> {
  const primary = join(dataDirectory, 'postgres')
  const copy = join(dataDirectory, 'replica')
  const { value: password } = await secret(dataDirectory, 'postgres-superuser')
  const superuser = await connect(`postgresql://postgres:${password}@127.0.0.1:${primaryPort}/postgres`)
  await mkdir(copy, { mode: 0o700 })
  try {
    await superuser.query("SELECT pg_backup_start('replica', true)")
    for (const name of await readdir(primary))
      if (!ofEachServer.includes(name)) await cp(join(primary, name), join(copy, name), { recursive: true })
    for (const name of ofEachServer.slice(2)) await mkdir(join(copy, name), { mode: 0o700 })
    await mkdir(join(copy, 'pg_wal/archive_status'), { mode: 0o700 })
    const { rows } = await superuser.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop()')
    await writeFile(join(copy, 'backup_label'), rows[0]?.labelfile ?? '')
  } finally {
    await superuser.end()
  }
  const follows = `host=127.0.0.1 port=${primaryPort} user=postgres password=${password}`
  await writeFile(join(copy, 'standby.signal'), '')
  await writeFile(join(copy, 'postgresql.auto.conf'), `primary_conninfo = '${follows}'\n`)
  const { postgres } = await findPostgresBinaries()
  const user = await becomeUnprivilegedUser({ program: postgres, directory: copy })
  if (user !== null)
    for (const name of ['.', ...(await readdir(copy, { recursive: true }))])
      await chown(join(copy, name), user.uid, user.gid)
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'timezone=UTC']
  const words = settings.flatMap((setting) => ['-c', setting])
  return startProgram([...(user?.prefix ?? []), postgres, '-D', copy, ...words], { port })
}
