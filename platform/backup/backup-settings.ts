import { resolve } from 'node:path'
import { readVariable } from '#platform/env.ts'

/** When and where backups are made by themselves; null where they are not. */
export function backupSchedule(): { directory: string; at: string; keepDays: number } | null {
  const directory = readVariable('BACKUP_DIR')
  if (directory === undefined) return null
  return {
    directory: resolve(directory),
    at: readVariable('BACKUP_AT') ?? '00:30',
    keepDays: readVariable('BACKUP_KEEP') ?? 14,
  }
}

/** Whom backups are encrypted for: `age1…`. None: they are not encrypted. */
export const backupRecipients = (): string[] => readVariable('BACKUP_RECIPIENTS')?.split(',') ?? []

/** What follows the name of a backup that is being written. */
export const unfinishedEnding = '.unfinished'
