import { z } from 'zod'
import { isEverybodys, readDomains } from '#domain/sign-on/read-domains.ts'

/** The organisation's own domains, as someone types them. */
export const Domains = z
  .string('required')
  .max(10_000, 'too-long')
  .transform((text, context) => {
    const domains = readDomains(text)
    const problem =
      domains === null
        ? 'not-a-domain'
        : domains.length === 0
          ? 'required'
          : domains.some(isEverybodys)
            ? 'domain-of-everybody'
            : null
    if (problem === null && domains !== null) return domains
    context.addIssue({ code: 'custom', message: problem ?? 'not-a-domain' })
    return z.NEVER
  })
