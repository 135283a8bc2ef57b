import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { compressStatic } from './compress-static.ts'
import { prismaCommand } from './database/migrate.ts'
import { ConfigurationError, childEnvironment } from './env.ts'
import { withoutSecrets } from './environment-variables.ts'
import { fingerprintSources } from './fingerprint.ts'
import { inTurn, lockName } from './processes/named-lock.ts'
import { runTask } from './processes/task.ts'

const root = join(import.meta.dirname, '..')
const nextCommand = createRequire(import.meta.url).resolve('next/dist/bin/next')

/** What bundles styles takes a file's path for an address, in which these begin something else. */
export function requireBuildablePath(folder: string): void {
  const [mark] = /[#?]/.exec(folder) ?? []
  if (mark !== undefined)
    throw new ConfigurationError(
      `Curtain cannot be built in ${folder}, because of the “${mark}” in it: move it to another folder.`,
    )
}

/** Generates Prisma's client when it is not that of the schema as it is. */
export async function generateClientIfStale({ signal }: { signal: AbortSignal }): Promise<void> {
  const stamp = join(root, 'data/generated/.fingerprint')
  const hash = createHash('sha256')
  for (const file of ['prisma/schema.prisma', 'node_modules/prisma/package.json']) {
    hash.update(await readFile(join(root, file)))
  }
  const fingerprint = hash.digest('hex')
  if ((await readStamp(stamp)) === fingerprint) return
  const environment = childEnvironment({ ...withoutSecrets, PRISMA_HIDE_UPDATE_MESSAGE: '1' })
  await runTask({ name: 'prisma generate', entry: prismaCommand, parameters: ['generate'], environment, signal })
  await writeFile(stamp, fingerprint)
}

/**
 * Builds the application when its sources are not those of the last build. About half a minute on two cores. Of several
 * that start at once one builds; the others wait and then find it built.
 *
 * @returns whether it was built.
 */
export async function buildIfStale({
  signal,
  actionKey,
}: {
  signal: AbortSignal
  /** See keys.ts; without it Next invents one, and names actions differently from the build before. */
  actionKey?: string
}): Promise<boolean> {
  return inTurn(lockName('curtain-build', root), { signal }, () => buildUnlessFresh(signal, actionKey))
}

async function buildUnlessFresh(signal: AbortSignal, actionKey: string | undefined): Promise<boolean> {
  const stamp = join(root, '.next/sources.fingerprint')
  const fingerprint = await fingerprintSources(root)
  if ((await readStamp(stamp)) === fingerprint) return false
  await rm(stamp, { force: true })
  const environment = childEnvironment({
    ...withoutSecrets,
    NODE_ENV: 'production',
    ...(actionKey === undefined ? {} : { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey }),
  })
  await runTask({ name: 'next build', entry: nextCommand, parameters: ['build'], environment, signal })
  await compressStatic(join(root, '.next/static'))
  await writeFile(stamp, fingerprint)
  return true
}

async function readStamp(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null)
}
