import { decisions, type Policy, unsetPolicy } from './policy.ts'

const tool = ['approved', 'none', 'unset'] as const
const nameFacts = ['named', 'unset'] as const

/** What content may ask about a policy, and every answer there is: few enough that a checker can try them all. */
export const factValues = {
  country: [...decisions.country, 'unset'],
  fallback: [...decisions.fallback, 'unset'],
  'own-devices': [...decisions.ownDevices, 'unset'],
  'own-device-images': [...decisions.ownDeviceImages, 'unset'],
  recording: [...decisions.recording, 'unset'],
  'remote-consent': [...decisions.remoteConsent, 'unset'],
  'partner-platforms': [...decisions.partnerPlatforms, 'unset'],
  'own-record': [...decisions.ownRecord, 'unset'],
  'relatives-records': [...decisions.relativesRecords, 'unset'],
  passwords: [...decisions.passwords, 'unset'],
  containment: [...decisions.containment, 'unset'],
  'video-tool': tool,
  'messaging-tool': tool,
  'images-tool': tool,
  'ai-tool': tool,
  'incident-contact': nameFacts,
  'incident-hours': nameFacts,
} as const

export type Fact = keyof typeof factValues
export type Facts = { readonly [fact in Fact]: (typeof factValues)[fact][number] }

/** Holds when every fact named has one of the values listed with it; an empty condition always holds. */
export type Condition = { readonly [fact in Fact]?: readonly (typeof factValues)[fact][number][] }

export const allFacts = Object.keys(factValues) as readonly Fact[]

function toolFact(tools: readonly string[] | null): (typeof tool)[number] {
  if (tools === null) return 'unset'
  return tools.length === 0 ? 'none' : 'approved'
}

export function factsOf(policy: Policy): Facts {
  return {
    country: policy.country ?? 'unset',
    fallback: policy.fallback ?? 'unset',
    'own-devices': policy.ownDevices ?? 'unset',
    'own-device-images': policy.ownDeviceImages ?? 'unset',
    recording: policy.recording ?? 'unset',
    'remote-consent': policy.remoteConsent ?? 'unset',
    'partner-platforms': policy.partnerPlatforms ?? 'unset',
    'own-record': policy.ownRecord ?? 'unset',
    'relatives-records': policy.relativesRecords ?? 'unset',
    passwords: policy.passwords ?? 'unset',
    containment: policy.containment ?? 'unset',
    'video-tool': toolFact(policy.tools.video),
    'messaging-tool': toolFact(policy.tools.messaging),
    'images-tool': toolFact(policy.tools.images),
    'ai-tool': toolFact(policy.tools.ai),
    'incident-contact': policy.incidentContact === null ? 'unset' : 'named',
    'incident-hours': policy.incidentHours === null ? 'unset' : 'named',
  }
}

export function holds(condition: Condition, facts: Facts): boolean {
  return allFacts.every((fact) => {
    const values: readonly string[] | undefined = condition[fact]
    return values === undefined || values.includes(facts[fact])
  })
}

/** Every combination of values of the facts named, the others unset. */
export function combinationsOf(names: readonly Fact[]): Facts[] {
  return names.reduce<Facts[]>(
    (combinations, name) =>
      combinations.flatMap((facts) => factValues[name].map((value) => ({ ...facts, [name]: value }))),
    [factsOf(unsetPolicy)],
  )
}
