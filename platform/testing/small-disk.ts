import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A disk of its own, to be filled. Null where this user may mount none. */
export async function mountSmallDisk(
  mebibytes: number,
): Promise<{ directory: string; remove: () => Promise<void> } | null> {
  const directory = await mkdtemp(join(tmpdir(), 'curtain-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=755`, 'curtain-test', directory])
  } catch {
    await rm(directory, { recursive: true })
    return null
  }
  const remove = async () => {
    await run('umount', ['--lazy', directory])
    await rm(directory, { recursive: true })
  }
  return { directory, remove }
}
