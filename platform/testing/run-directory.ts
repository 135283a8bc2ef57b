import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of this run, for what is made once and copied: see shared-directory.ts. */
    runDirectory: string
  }
}

/**
 * Once for a run: its folder, which is gone with it. Each project asks for it, in one process and without a module in common, so
 * the name is that of the process and of when it began.
 */
export default async function makeRunDirectory(project: TestProject): Promise<() => Promise<void>> {
  const directory = join(tmpdir(), `curtain-run-${process.pid}-${Math.round(performance.timeOrigin)}`)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  project.provide('runDirectory', directory)
  return () => rm(directory, { recursive: true, force: true })
}
