import { readVariable } from '#platform/env.ts'

/** Where traces are sent, without a slash at its end; undefined: there are none. */
export const traceEndpoint = (): string | undefined => readVariable('OTEL_EXPORTER_OTLP_ENDPOINT')?.replace(/\/+$/, '')
/** The same for lines of the log. */
export const logEndpoint = () => (readVariable('OTEL_LOGS_EXPORTER') === 'otlp' ? traceEndpoint() : undefined)
/** What is sent with both: a key of the receiver's, as a rule. */
export const traceHeaders = () => readVariable('OTEL_EXPORTER_OTLP_HEADERS') ?? {}
