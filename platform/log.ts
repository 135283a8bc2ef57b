import { hostname } from 'node:os'
import pino from 'pino'
import { errorText } from './error-text.ts'
import { writeLine } from './logged-lines.ts'

type Field = string | number | boolean | undefined

// A terminal that was closed must not end the process that writes to it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

/** One line of JSON on stdout for each entry, written before the call returns, so that nothing is lost when a process ends. */
const logger = pino(
  {
    base: { host: hostname(), process: process.pid },
    messageKey: 'message',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    customLevels: { warning: 40 },
    formatters: { level: (level) => ({ level }) },
  },
  { write: writeLine },
)

/** Callers give ids, patterns, counts and, of what was refused, the network: never names, emails, cookies or what people typed. */
export function log(
  level: 'info' | 'warning' | 'error',
  message: string,
  fields: Readonly<Record<string, Field>>,
): void {
  logger[level](fields, message)
}

/** An unexpected error, with its stack and its causes and without values, to be logged once where it is caught. */
export function logError(message: string, error: unknown, fields: Readonly<Record<string, Field>> = {}): void {
  log('error', message, { ...fields, error: errorText(error) })
}
