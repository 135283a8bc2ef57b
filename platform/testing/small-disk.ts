import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type SmallDisk = {
  readonly directory: string
  /** Until there is no room for another page, whatever else is written meanwhile. */
  readonly fill: () => Promise<void>
  /** Takes away what filled it. */
  readonly empty: () => Promise<void>
  readonly remove: () => Promise<void>
}

/** A disk of its own, to be filled. Null where this user may mount none. */
export async function mountSmallDisk(mebibytes: number): Promise<SmallDisk | null> {
  const directory = await mkdtemp(join(tmpdir(), 'curtain-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=755`, 'curtain-test', directory])
  } catch {
    await rm(directory, { recursive: true })
    return null
  }
  const filler = join(directory, 'filler')
  const fill = async () => {
    for (const bytes of [1024 * 1024, 4096]) await appendUntilFull(filler, Buffer.alloc(bytes))
  }
  const empty = () => rm(filler, { force: true })
  const remove = async () => {
    await run('umount', ['--lazy', directory])
    await rm(directory, { recursive: true })
  }
  return { directory, fill, empty, remove }
}

async function appendUntilFull(file: string, piece: Buffer): Promise<void> {
  try {
    for (;;) await appendFile(file, piece)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}
