import { z } from 'zod'
import { countries, fallbacks, ownDeviceRules, type Policy, recordingRules } from '#domain/policy/policy.ts'

const name = z.string().trim().min(1).max(120)
const tools = z.array(name).max(12).nullable()

/** A policy as it is stored or sent. */
export const PolicySchema: z.ZodType<Policy> = z.strictObject({
  country: z.enum(countries).nullable(),
  tools: z.strictObject({ video: tools, messaging: tools, images: tools, ai: tools }),
  fallback: z.enum(fallbacks).nullable(),
  ownDevices: z.enum(ownDeviceRules).nullable(),
  recording: z.enum(recordingRules).nullable(),
  incidentContact: name.nullable(),
  incidentHours: name.nullable(),
})
