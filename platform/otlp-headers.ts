import { z } from 'zod'

/** What OpenTelemetry calls OTEL_EXPORTER_OTLP_HEADERS: `name=value`, values as in an address, several with commas between. */
export const OtlpHeadersSchema = z.string().transform((text, context): Readonly<Record<string, string>> => {
  try {
    const headers = text.split(',').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name.trim(), decodeURIComponent(value.join('=').trim())] as const
    })
    return Object.fromEntries(new Headers(headers.map(([name, value]) => [name, value])))
  } catch {
    // What is wrong with it may be the secret itself.
    context.addIssue({ code: 'custom', message: 'no headers' })
    return z.NEVER
  }
})
