import { z } from 'zod'

/**
 * PostgreSQL's classes of errors that say that it could not work, and not that it was asked for something wrong: among them that
 * it lets the process in no more (28, 3D), which its operators set right.
 */
const wantCodes = /^(08...|28...|3D...|53...|57P0.|57014|58...|25006)$/
const wantTexts =
  /timeout|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|Connection terminated|not queryable|Can't reach database|closed the connection/i

/** Whether something failed for want of the database: then trying again in a moment may succeed. */
export function isForWantOfDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const said = saidByPostgres(error)
  // “FATAL” and “PANIC” are of a connection that was not given, or taken away, whatever for.
  if (said !== null) return wantCodes.test(said.code) || said.severity === 'FATAL' || said.severity === 'PANIC'
  const code = 'code' in error ? String(error.code) : ''
  if (/^P(1001|1002|1008|1017|2024|2028)$/.test(code) || wantTexts.test(`${code} ${error.message}`)) return true
  if (error instanceof AggregateError) return error.errors.some(isForWantOfDatabase)
  return isForWantOfDatabase(error.cause)
}

const saidThroughPrisma = z.object({
  meta: z.object({
    driverAdapterError: z.object({
      cause: z.object({ originalCode: z.string(), severity: z.string().optional() }),
    }),
  }),
})

/** What PostgreSQL called an error, whichever copy of its driver has heard it, or Prisma after that; null: it said nothing. */
function saidByPostgres(error: Error): { code: string; severity: string } | null {
  if ('severity' in error && 'code' in error) return { code: String(error.code), severity: String(error.severity) }
  const { data } = saidThroughPrisma.safeParse(error)
  if (data === undefined) return null
  const { originalCode, severity = '' } = data.meta.driverAdapterError.cause
  return { code: originalCode, severity }
}
