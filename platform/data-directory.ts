import { randomBytes } from 'node:crypto'
import { mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigurationError } from './env.ts'
import { acquireLock, lockName } from './processes/named-lock.ts'

/** Makes the data directory if need be, and proves that it can be written. */
export async function prepareDataDirectory(directory: string): Promise<void> {
  const trial = join(directory, `.writable-${process.pid}`)
  try {
    await mkdir(join(directory, 'secrets'), { recursive: true, mode: 0o700 })
    await writeFile(trial, '')
    await rm(trial)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new ConfigurationError(`DATA_DIR cannot be written: ${directory}${reason}.`)
  }
}

/** Holds the data directory for this process alone, until it ends. */
export async function holdDirectory(directory: string): Promise<void> {
  if ((await acquireLock(lockName('curtain', await realpath(directory)))) !== null) return
  throw new ConfigurationError(`Curtain is running on ${directory} already: stop it first, or choose another DATA_DIR.`)
}

export type SecretName = 'postgres-superuser' | 'database-owner' | 'demo-password' | 'signing-key' | 'keys'

/** Reads a generated secret, making it first if need be. Only this user can read the file. */
export async function secret(directory: string, name: SecretName): Promise<{ value: string; file: string }> {
  const file = join(directory, 'secrets', name)
  try {
    await writeFile(file, `${generate(name)}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return { value: (await readFile(file, 'utf8')).trim(), file }
}

/** Letters that are not mistaken for one another when someone types what start has printed. */
const legibleLetters = 'abcdefghjkmnpqrstuvwxyz23456789'

function generate(name: SecretName): string {
  if (name !== 'demo-password') return randomBytes(32).toString('hex')
  const letters = [...randomBytes(256)]
    .filter((byte) => byte < 248)
    .slice(0, 16)
    .map((byte) => legibleLetters[byte % legibleLetters.length])
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join('')).join('-')
}
