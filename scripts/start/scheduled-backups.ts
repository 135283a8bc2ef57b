import { access, constants, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { unfinishedEnding } from '#platform/backup/backup-settings.ts'
import { ConfigurationError } from '#platform/env.ts'
import { log, logError } from '#platform/log.ts'
import { runTask } from '#platform/processes/task.ts'

const dayMs = 24 * 60 * 60 * 1000
/** The longest that a timer of Node is set for here; it then looks again, so that a clock that was set is noticed. */
const longestWaitMs = 10 * 60 * 1000

type Schedule = { readonly directory: string; readonly at: string; readonly keepDays: number }

/** The name of a backup, which says when it was begun: `curtain-2026-06-01T00-30-00Z.backup`. */
const nameAt = (at: Date) => `curtain-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`
const backupName = /^curtain-(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d)Z\.backup$/

/** When a backup of this name was begun; null for a file of another name, which is left alone. */
export function begunAt(name: string): Date | null {
  const [, day, hours, minutes, seconds] = backupName.exec(name) ?? []
  return day === undefined ? null : new Date(`${day}${hours}:${minutes}:${seconds}Z`)
}

/** Those of a directory's files that are older than `keepDays`; the newest backup is always kept. */
export function expiredBackups(names: readonly string[], { now, keepDays }: { now: Date; keepDays: number }): string[] {
  const backups = names.filter((name) => begunAt(name) !== null).sort()
  return backups.slice(0, -1).filter((name) => now.getTime() - (begunAt(name)?.getTime() ?? 0) > keepDays * dayMs)
}

/** Those that were begun over a day ago and never ended, because their process was killed: they take room and can be read by nobody. */
export function abandonedBackups(names: readonly string[], { now }: { now: Date }): string[] {
  return names.filter((name) => {
    const begun = name.endsWith(unfinishedEnding) ? begunAt(name.slice(0, -unfinishedEnding.length)) : null
    return begun !== null && now.getTime() - begun.getTime() > dayMs
  })
}

/** The first moment after the last backup at which there is to be another: at that time of the day, in UTC. */
export function nextBackup(last: Date | null, { at, now }: { at: string; now: Date }): Date {
  if (last === null) return now
  const next = new Date(`${last.toISOString().slice(0, 10)}T${at}:00Z`)
  return next > last ? next : new Date(next.getTime() + dayMs)
}

/**
 * Makes a backup every day while the application runs, and at once where there is none or a day was missed. One that fails
 * is a line of level `error` in the log, and is tried again after an hour.
 *
 * @param environment with the owner's connection.
 */
export async function keepBackups(
  { directory, at, keepDays }: Schedule,
  { environment, signal }: { environment: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    await access(directory, constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    throw new ConfigurationError(`BACKUP_DIR cannot be written: ${directory} (${code}).`)
  }
  const entry = join(import.meta.dirname, '../backup.ts')
  let notBefore = new Date(0)
  const look = async () => {
    const now = new Date()
    const names = await readdir(directory)
    const last =
      names
        .flatMap((name) => begunAt(name) ?? [])
        .sort((a, b) => +a - +b)
        .at(-1) ?? null
    const due = nextBackup(last, { at, now })
    if (due > now || notBefore > now) return
    try {
      for (const old of abandonedBackups(names, { now })) await rm(join(directory, old))
      const name = nameAt(now)
      const parameters = ['--scheduled', join(directory, name)]
      await runTask({ name: 'The backup', entry, parameters, environment, signal })
      for (const old of expiredBackups(await readdir(directory), { now, keepDays })) await rm(join(directory, old))
      log('info', 'backup', { name, milliseconds: Date.now() - now.getTime() })
    } catch (error) {
      if (signal.aborted) return
      notBefore = new Date(now.getTime() + 60 * 60 * 1000)
      logError('the backup failed; it is tried again in an hour', error)
    }
  }
  const again = () => {
    if (signal.aborted) return
    look()
      .catch((error) => logError('backups cannot be looked after', error))
      .finally(() => {
        if (signal.aborted) return
        const timer = setTimeout(again, longestWaitMs)
        signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
      })
  }
  again()
}
