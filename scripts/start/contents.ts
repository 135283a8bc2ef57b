import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataDirectory } from '#platform/env.ts'
import { runTask } from '#platform/processes/task.ts'

const scripts = join(import.meta.dirname, '..')

type Options = {
  /** With the owner's and the application's connection, and the password of the demo accounts. */
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  readonly demo: 'wanted' | 'none'
}

/** Publishes the modules as they are in `content/`, and makes the demo organisation if it is not there yet. */
export async function fillDatabase({ environment, signal, demo }: Options): Promise<void> {
  await runTask({ name: 'Publishing the modules', entry: join(scripts, 'publish.ts'), environment, signal })
  const made = join(dataDirectory(), 'demo-organisation-made')
  if (demo === 'none' || existsSync(made)) return
  await runTask({
    name: 'Making the demo organisation',
    entry: join(scripts, 'seed.ts'),
    parameters: ['--demo'],
    environment,
    signal,
  })
  await writeFile(made, `${new Date().toISOString()}\n`)
}
