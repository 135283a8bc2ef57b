import { z } from 'zod'
import { countries, fallbacks, ownDeviceRules, type Policy, recordingRules } from '#domain/policy/policy.ts'

/** How long what an organisation names may be: it stands inside sentences, and above a drawn call on a phone. */
export const longestToolName = 60
export const longestContact = 120
export const mostTools = 6

/** The organisation's own words, put into texts as they are: one line, and no braces, which mark a placeholder. */
function words(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^{}\p{Cc}]*$/u)
}

const tools = z.array(words(longestToolName)).max(mostTools).nullable()

/** A policy as it is stored or sent. */
export const PolicySchema: z.ZodType<Policy> = z.strictObject({
  country: z.enum(countries).nullable(),
  tools: z.strictObject({ video: tools, messaging: tools, images: tools, ai: tools }),
  fallback: z.enum(fallbacks).nullable(),
  ownDevices: z.enum(ownDeviceRules).nullable(),
  recording: z.enum(recordingRules).nullable(),
  incidentContact: words(longestContact).nullable(),
  incidentHours: words(longestContact).nullable(),
})
