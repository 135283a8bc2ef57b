import { readVariable } from '#platform/env.ts'

export type MigrationLimits = {
  /** How long a migration waits for a lock, and everybody else behind it. */
  readonly lockMs: number
  /** How long one statement may take while it holds what it locked; 0 is without end. */
  readonly statementMs: number
  /** How often a migration is tried that does not get its lock. */
  readonly tries: number
  readonly pauseMs: number
}

/** What migrating may cost those who work meanwhile. */
export const migrationLimits = (): MigrationLimits => ({
  lockMs: readVariable('MIGRATION_LOCK_TIMEOUT') ?? 3000,
  statementMs: readVariable('MIGRATION_STATEMENT_TIMEOUT') ?? 30_000,
  tries: 20,
  pauseMs: 2000,
})
