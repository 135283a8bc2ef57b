import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Debian's package `faketime` has it. */
const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'

export type OwnClock = {
  /** For the processes that are to have it. */
  readonly environment: Readonly<Record<string, string>>
  /** By so many seconds from the machine's own. */
  readonly set: (seconds: number) => Promise<void>
  readonly remove: () => Promise<void>
}

/** A clock of their own for some processes. Null where libfaketime is not installed. */
export async function makeClock(): Promise<OwnClock | null> {
  if (!existsSync(library)) return null
  const directory = await mkdtemp(join(tmpdir(), 'curtain-clock-'))
  const file = join(directory, 'offset')
  await chmod(directory, 0o755)
  const set = (seconds: number) => writeFile(file, `${seconds < 0 ? '' : '+'}${seconds}`)
  await set(0)
  return {
    environment: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
    set,
    remove: () => rm(directory, { recursive: true }),
  }
}
