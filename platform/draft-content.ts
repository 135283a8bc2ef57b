/**
 * What the two processes of `npm run dev` tell each other of a change of content: the one that publishes notes which
 * files it has seen, and the web waits for it with a page, which would show what was there before otherwise.
 */
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { dataDirectory } from './env.ts'

/** A publisher that has ended keeps no page for longer. */
const patienceMs = 5000
const betweenLooksMs = 10

export type DraftContent = {
  /** The time of the last change below the folder, as its file system tells it: milliseconds since 1970. */
  readonly lastChange: () => Promise<number>
  /** Notes that all changes up to that one are in service, or were refused. */
  readonly noteSeen: (change: number) => Promise<void>
  /** Resolves when the last change was seen, or nobody seems to see it. */
  readonly whenSeen: () => Promise<void>
}

/** @param note the file that the processes share. */
export function draftContent({
  folder = join(import.meta.dirname, '../content'),
  note = join(dataDirectory(), 'content-seen'),
} = {}): DraftContent {
  const lastChange = async () => {
    // A folder may be deleted while it is looked through.
    const entries = await readdir(folder, { recursive: true }).catch(() => [])
    // A folder changes when one of its files is deleted. What is gone by now has changed its folder.
    const times = await Promise.all(
      ['.', ...entries].map((entry) =>
        stat(join(folder, entry)).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      ),
    )
    return Math.max(...times)
  }
  const seen = () => readFile(note, 'utf8').then(Number, () => 0)
  return {
    lastChange,
    noteSeen: async (change) => {
      await writeFile(`${note}.new`, `${change}`)
      await rename(`${note}.new`, note)
    },
    whenSeen: async () => {
      const change = await lastChange()
      const givenUpAt = performance.now() + patienceMs
      while ((await seen()) < change && performance.now() < givenUpAt) await wait(betweenLooksMs)
    },
  }
}
