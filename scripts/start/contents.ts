import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataDirectory } from '#platform/env.ts'
import { fingerprintSources } from '#platform/fingerprint.ts'
import { runTask } from '#platform/processes/task.ts'

const scripts = join(import.meta.dirname, '..')

type Options = {
  /** With the owner's and the application's connection, and the password of the demo accounts. */
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  readonly demo: 'wanted' | 'none'
  /** `unless-unchanged` trusts that nothing but a start has published in this database, which holds out of development. */
  readonly publishing: 'always' | 'unless-unchanged'
}

/** The file in a data directory that says that its demo organisation is made. */
export const demoMarker = 'demo-organisation-made'
/** The one that says from which sources the content of its database was published. */
export const publishMarker = 'published.fingerprint'

/**
 * Publishes the modules as they are in `content/`, and makes the demo organisation if it is not there yet. Publishing
 * takes some seconds of compiling, so a data directory's own database is left alone while the sources are the same.
 */
export async function fillDatabase({ environment, signal, demo, publishing: when }: Options): Promise<void> {
  const publishing = { name: 'Publishing the modules', entry: join(scripts, 'publish.ts'), environment, signal }
  if (demo === 'none') return runTask(publishing)
  const [stamp, fingerprint] = [join(dataDirectory(), publishMarker), await fingerprintSources(join(scripts, '..'))]
  if (when === 'always' || (await readFile(stamp, 'utf8').catch(() => null)) !== fingerprint) {
    await rm(stamp, { force: true })
    await runTask(publishing)
    if (when === 'unless-unchanged') await writeFile(stamp, fingerprint)
  }
  const demoMarkerPath = join(dataDirectory(), demoMarker)
  if (existsSync(demoMarkerPath)) return
  await runTask({
    name: 'Making the demo organisation',
    entry: join(scripts, 'seed.ts'),
    parameters: ['--demo'],
    environment,
    signal,
  })
  await writeFile(demoMarkerPath, `${new Date().toISOString()}\n`)
}
