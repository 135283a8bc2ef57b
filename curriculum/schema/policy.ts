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
function decided<Value extends string>(values: readonly [Value, ...Value[]]) {
  return z.enum(values).nullable().default(null)
}

const tools = z.array(words(longestToolName)).max(mostTools).nullable()

/** A policy as it is stored or sent. */
export const PolicySchema: z.ZodType<Policy> = z.strictObject({
  country: decided(decisions.country),
  tools: z.strictObject({ video: tools, messaging: tools, images: tools, ai: tools }),
  fallback: decided(decisions.fallback),
  ownDevices: decided(decisions.ownDevices),
  ownDeviceImages: decided(decisions.ownDeviceImages),
  recording: decided(decisions.recording),
  remoteConsent: decided(decisions.remoteConsent),
  partnerPlatforms: decided(decisions.partnerPlatforms),
  ownRecord: decided(decisions.ownRecord),
  relativesRecords: decided(decisions.relativesRecords),
  passwords: decided(decisions.passwords),
  containment: decided(decisions.containment),
  incidentContact: words(longestContact).nullable(),
  incidentHours: words(longestContact).nullable(),
})
