import { execFile, execFileSync } from 'node:child_process'
import { chown } from 'node:fs/promises'
import { promisify } from 'node:util'
import { ConfigurationError } from '#platform/env.ts'

const run = promisify(execFile)

/** The user PostgreSQL runs as, and the words to put before its command line. */
export type UnprivilegedUser = { readonly uid: number; readonly gid: number; readonly prefix: readonly string[] }

/**
 * PostgreSQL refuses to run as root, so root starts it as the user `postgres`, who often may not enter the directories
 * that root cloned into. It then gets one capability with it: to pass through and read, or where a container withholds
 * that one, to override file permissions. Least first: none at all where the directories are open to it. The
 * directory becomes that user's.
 *
 * @returns null when this process is not root, and PostgreSQL can run as this user.
 */
export async function becomeUnprivilegedUser(paths: {
  program: string
  directory: string
}): Promise<UnprivilegedUser | null> {
  if (process.getuid?.() !== 0) return null
  const { uid, gid } = await findOrCreateUser()
  await chown(paths.directory, uid, gid)
  for (const capability of [undefined, 'dac_read_search', 'dac_override']) {
    const prefix = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...capabilityWords(capability)]
    if (await works([...prefix, 'sh', '-c', 'test -x "$1" && test -w "$2"', 'sh', paths.program, paths.directory])) {
      return { uid, gid, prefix: [...prefix, '--pdeathsig=INT', '--'] }
    }
  }
  throw new ConfigurationError(
    `The user "postgres" cannot reach ${paths.directory} or ${paths.program}: start Curtain as a user other than root, or from a directory that everyone may enter, or set DATABASE_URL.`,
  )
}

function capabilityWords(capability: string | undefined): readonly string[] {
  if (capability === undefined) return []
  // Without this bit access(2) would drop the capability again, and PostgreSQL asks access(2) before it looks.
  return ['--securebits=+no_setuid_fixup', `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`]
}

async function works([command = '', ...words]: readonly string[]): Promise<boolean> {
  return run(command, words).then(
    () => true,
    () => false,
  )
}

async function findOrCreateUser(): Promise<{ uid: number; gid: number }> {
  try {
    return findUser()
  } catch {
    try {
      await run('groupadd', ['--force', '--system', 'postgres'])
      await run('useradd', ['--system', '--no-create-home', '--gid', 'postgres', 'postgres'])
      return findUser()
    } catch {
      throw new ConfigurationError(
        'PostgreSQL does not run as root, and no user "postgres" could be made: start Curtain as another user, or set DATABASE_URL.',
      )
    }
  }
}

function findUser(): { uid: number; gid: number } {
  const id = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe', encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
