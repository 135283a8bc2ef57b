import { z } from 'zod'
import { decisions, type Policy } from '#domain/policy/policy.ts'

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

/** A policy that was stored before something could be decided has not decided it. */
function decisionSchema<Value extends string>(values: readonly [Value, ...Value[]]) {
  return z.enum(values).nullable().default(null)
}

const tools = z.array(words(longestToolName)).max(mostTools).nullable()

/** A policy as it is stored or sent. */
export const PolicySchema: z.ZodType<Policy> = z.strictObject({
  country: decisionSchema(decisions.country),
  tools: z.strictObject({ video: tools, messaging: tools, images: tools, ai: tools }),
  fallback: decisionSchema(decisions.fallback),
  ownDevices: decisionSchema(decisions.ownDevices),
  ownDeviceImages: decisionSchema(decisions.ownDeviceImages),
  recording: decisionSchema(decisions.recording),
  remoteConsent: decisionSchema(decisions.remoteConsent),
  partnerPlatforms: decisionSchema(decisions.partnerPlatforms),
  ownRecord: decisionSchema(decisions.ownRecord),
  relativesRecords: decisionSchema(decisions.relativesRecords),
  passwords: decisionSchema(decisions.passwords),
  containment: decisionSchema(decisions.containment),
  incidentContact: words(longestContact).nullable(),
  incidentHours: words(longestContact).nullable(),
})
