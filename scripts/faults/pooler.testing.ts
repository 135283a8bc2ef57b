import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { becomeUnprivilegedUser } from '#platform/postgres/unprivileged-user.ts'
import { type OwnProgram, startProgram } from './program.testing.ts'

/** Where Debian's package `pgbouncer` has it. */
const program = '/usr/sbin/pgbouncer'

export const isPoolerInstalled = existsSync(program)

/** PgBouncer in transaction mode on 127.0.0.1, in front of a database for the logins of these addresses. */
export async function startPooler(
  directory: string,
  { port, urls }: { port: number; urls: readonly string[] },
): Promise<OwnProgram> {
  const own = join(directory, 'pooler')
  await mkdir(own, { recursive: true })
  const logins = urls.map((url) => new URL(url))
  const [{ port: databasePort, pathname } = new URL('postgresql://none')] = logins
  const users = logins.map(({ username, password }) => `"${username}" "${decodeURIComponent(password)}"`)
  await writeFile(join(own, 'users.txt'), users.join('\n'))
  await writeFile(
    join(own, 'pgbouncer.ini'),
    `[databases]
${pathname.slice(1)} = host=127.0.0.1 port=${databasePort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${own}/users.txt
pool_mode = transaction
max_client_conn = 500
default_pool_size = 20
`,
  )
  const user = await becomeUnprivilegedUser({ program, directory: own })
  if (user !== null) {
    for (const name of ['users.txt', 'pgbouncer.ini']) await chown(join(own, name), user.uid, user.gid)
    // Its user may pass through; what is in there is closed to it.
    await chmod(directory, 0o711)
  }
  return startProgram([...(user?.prefix ?? []), program, join(own, 'pgbouncer.ini')], { port })
}
