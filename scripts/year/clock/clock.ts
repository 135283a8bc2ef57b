import { closeSync, openSync, writeSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type pg from 'pg'
import { type DatabaseClock, followClock } from './database-clock.ts'
import { moveClock } from './moved-clock.ts'

/** So much more often than in an installation does the worker look for something to do. Looking costs, too: a third of the processor at forty times. */
const hasten = 10

/** One clock for this process, for web and worker, and for the database. It goes on by itself and is set forward. */
export type Clock = {
  /** For the processes that are to have it. */
  readonly environment: Readonly<Record<string, string>>
  /** Lets a database follow; returns a connection of its owner’s. */
  readonly follow: (ownerUrl: string) => Promise<pg.Pool>
  readonly set: (moment: Date) => Promise<void>
  readonly stop: () => Promise<void>
}

export async function makeClock(): Promise<Clock> {
  const directory = await mkdtemp(join(tmpdir(), 'curtain-clock-'))
  const file = join(directory, 'ahead')
  await writeFile(file, new Uint8Array(8))
  const machine = Date.now
  moveClock(file)
  const descriptor = openSync(file, 'r+')
  let ahead = 0
  let database: DatabaseClock | null = null
  const preload = pathToFileURL(join(import.meta.dirname, 'preload.ts'))
  preload.search = new URLSearchParams({ clock: file, hasten: `${hasten}` }).toString()
  return {
    environment: { NODE_OPTIONS: `--trace-warnings --import=${preload.href}` },
    follow: async (ownerUrl) => {
      database = await followClock(ownerUrl)
      await database.set(ahead)
      return database.owner
    },
    set: async (moment) => {
      ahead = moment.getTime() - machine()
      await database?.set(ahead)
      writeSync(descriptor, new Float64Array([ahead]), 0, 8, 0)
    },
    stop: async () => {
      await database?.stop()
      closeSync(descriptor)
      await rm(directory, { recursive: true })
    },
  }
}
