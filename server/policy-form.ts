import { z } from 'zod'
import { longestContact, longestToolName, mostTools, PolicySchema } from '#curriculum/schema/policy.ts'
import { decisions, type Policy, type purposes } from '#domain/policy/policy.ts'

// A policy as its form sends it, and as it travels from the form to the preview and back. The messages are keys of the
// interface texts, namespace `forms`.

type Purpose = (typeof purposes)[number]

/** What a purpose's tools can be said to be. */
const toolDecisions = ['approved', 'none', 'undecided'] as const

/** The empty choice of a list or the words left out: not decided yet. */
function decisionField<Value extends string>(values: readonly [Value, ...Value[]]) {
  return z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.enum(values, 'not-found').nullable(),
  )
}

const Words = z
  .string()
  .default('')
  .transform((words) => words.replace(/\s+/gu, ' ').trim())

/** What is wrong with words of the organisation's own that stand inside sentences; null: nothing. */
function problemOfWords(words: string): string | null {
  if (words.length > longestContact) return 'contact-too-long'
  return /[{}]/u.test(words) ? 'no-braces' : null
}

const Lines = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(/\r?\n/u)
      .map((line) => line.replace(/\s+/gu, ' ').trim())
      .filter((line) => line !== ''),
  )

const Decision = z.enum(toolDecisions).nullable().catch(null)

/** What is wrong with the tools approved for a purpose; null: nothing. */
function problemOfTools(names: readonly string[]): string | null {
  if (names.length === 0) return 'name-a-tool'
  if (names.length > mostTools) return 'too-many-tools'
  if (names.some((name) => name.length > longestToolName)) return 'tool-name-too-long'
  if (names.some((name) => /[{}]/u.test(name))) return 'no-braces'
  return new Set(names.map((name) => name.toLocaleLowerCase('en'))).size < names.length ? 'named-twice' : null
}

/** Nothing fails before the end, so that everything that is wrong is said at once. */
export const PolicyForm: z.ZodType<Policy> = z
  .object({
    country: decisionField(decisions.country),
    'video-decision': Decision,
    'video-tools': Lines,
    'messaging-decision': Decision,
    'messaging-tools': Lines,
    'images-decision': Decision,
    'images-tools': Lines,
    'ai-decision': Decision,
    'ai-tools': Lines,
    fallback: decisionField(decisions.fallback),
    ownDevices: decisionField(decisions.ownDevices),
    ownDeviceImages: decisionField(decisions.ownDeviceImages),
    recording: decisionField(decisions.recording),
    remoteConsent: decisionField(decisions.remoteConsent),
    partnerPlatforms: decisionField(decisions.partnerPlatforms),
    ownRecord: decisionField(decisions.ownRecord),
    relativesRecords: decisionField(decisions.relativesRecords),
    passwords: decisionField(decisions.passwords),
    containment: decisionField(decisions.containment),
    incidentContact: Words,
    incidentHours: Words,
  })
  .transform((form, context): Policy => {
    const wrong = (field: string, message: string | null) => {
      if (message !== null) context.addIssue({ code: 'custom', path: [field], message })
    }
    const toolsFor = (purpose: Purpose): readonly string[] | null => {
      const [decision, names] = [form[`${purpose}-decision`], form[`${purpose}-tools`]]
      if (decision === null) wrong(`${purpose}-decision`, 'choose-one')
      if (decision !== 'approved') return decision === 'none' ? [] : null
      wrong(`${purpose}-tools`, problemOfTools(names))
      return names
    }
    const tools = {
      video: toolsFor('video'),
      messaging: toolsFor('messaging'),
      images: toolsFor('images'),
      ai: toolsFor('ai'),
    }
    const { incidentContact: contact, incidentHours: hours } = form
    const oneVideoTool = (tools.video?.length ?? 0) < 2
    if (form.fallback === 'second-video-tool' && oneVideoTool) wrong('fallback', 'needs-a-second-tool')
    wrong('incidentContact', contact === '' && hours !== '' ? 'hours-of-whom' : problemOfWords(contact))
    wrong('incidentHours', problemOfWords(hours))
    return {
      country: form.country,
      tools,
      fallback: form.fallback,
      ownDevices: form.ownDevices,
      ownDeviceImages: form.ownDeviceImages,
      recording: form.recording,
      remoteConsent: form.remoteConsent,
      partnerPlatforms: form.partnerPlatforms,
      ownRecord: form.ownRecord,
      relativesRecords: form.relativesRecords,
      passwords: form.passwords,
      containment: form.containment,
      incidentContact: contact === '' ? null : contact,
      incidentHours: hours === '' ? null : hours,
    }
  })

/** A policy for an address: the preview can be loaded again, and leads back to the form with what was chosen. */
export function writeDraft(policy: Policy): string {
  return Buffer.from(JSON.stringify(policy), 'utf8').toString('base64url')
}

/** Null where the address holds none, or none that is a policy. */
export function readDraft(draft: string | undefined): Policy | null {
  if (draft === undefined || draft === '') return null
  try {
    const parseResult = PolicySchema.safeParse(JSON.parse(Buffer.from(draft, 'base64url').toString('utf8')))
    return parseResult.success ? parseResult.data : null
  } catch {
    return null
  }
}
