import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PolicySchema } from '#curriculum/schema/policy.ts'
import { decisions, type Policy, unsetPolicy } from '#domain/policy/policy.ts'
import { PolicyForm, readDraft, writeDraft } from './policy-form.ts'

const blank = {
  country: '',
  'video-decision': 'undecided',
  'messaging-decision': 'undecided',
  'images-decision': 'undecided',
  'ai-decision': 'undecided',
  fallback: '',
  ownDevices: '',
  ownDeviceImages: '',
  recording: '',
  remoteConsent: '',
  partnerPlatforms: '',
  ownRecord: '',
  relativesRecords: '',
  passwords: '',
  containment: '',
  incidentContact: '',
  incidentHours: '',
}

const problemsOf = (form: Record<string, string>) =>
  (PolicyForm.safeParse({ ...blank, ...form }).error?.issues ?? []).map(({ path, message }) => [path[0], message])

describe('the form of a policy', () => {
  it('left alone is a policy that decides nothing', () => {
    expect(PolicyForm.parse(blank)).toEqual(unsetPolicy)
  })

  it('takes one tool a line, the usual one first, and tidies what was typed', () => {
    const form = { ...blank, 'video-decision': 'approved', 'video-tools': ' Clinic  Connect \r\n\r\nWardline\n' }
    expect(PolicyForm.parse(form).tools.video).toEqual(['Clinic Connect', 'Wardline'])
  })

  it('tells none approved from not decided, whatever names are still in the field', () => {
    expect(PolicyForm.parse({ ...blank, 'ai-decision': 'none', 'ai-tools': 'Scribbly' }).tools.ai).toEqual([])
    expect(PolicyForm.parse({ ...blank, 'ai-tools': 'Scribbly' }).tools.ai).toBeNull()
  })

  it.each([
    ['video-tools', 'name-a-tool', { 'video-decision': 'approved', 'video-tools': ' \n ' }],
    ['video-tools', 'too-many-tools', { 'video-decision': 'approved', 'video-tools': 'a\nb\nc\nd\ne\nf\ng' }],
    ['ai-tools', 'tool-name-too-long', { 'ai-decision': 'approved', 'ai-tools': 'x'.repeat(61) }],
    ['ai-tools', 'no-braces', { 'ai-decision': 'approved', 'ai-tools': '{video-tool}' }],
    ['ai-tools', 'named-twice', { 'ai-decision': 'approved', 'ai-tools': 'Quill\nquill' }],
    ['incidentContact', 'no-braces', { incidentContact: 'the {desk}' }],
    ['incidentContact', 'contact-too-long', { incidentContact: 'x'.repeat(121) }],
    ['incidentContact', 'hours-of-whom', { incidentHours: 'day and night' }],
    ['fallback', 'needs-a-second-tool', { fallback: 'second-video-tool', 'video-decision': 'none' }],
    ['video-decision', 'choose-one', { 'video-decision': '' }],
  ])('says beside %s: %s', (field, problem, form) => {
    expect(problemsOf(form)).toEqual([[field, problem]])
  })

  it('says everything that is wrong at once', () => {
    const wrong = { 'ai-decision': 'approved', incidentContact: '{x}', fallback: 'second-video-tool' }
    expect(problemsOf(wrong).map(([field]) => field)).toEqual(['ai-tools', 'fallback', 'incidentContact'])
  })
})

const names = fc
  .uniqueArray(fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}&' -]{0,20}[\p{L}\p{N}]$/u), { minLength: 0, maxLength: 6 })
  .map((each) => each.map((name) => name.trim()))
const tools = fc.oneof(fc.constant(null), names)
const words = fc.oneof(fc.constant(null), fc.constantFrom('the desk, extension 2040', 'مكتب حماية البيانات'))
const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  country: fc.constantFrom(null, ...decisions.country),
  tools: fc.record({ video: tools, messaging: tools, images: tools, ai: tools }),
  fallback: fc.constantFrom(null, ...decisions.fallback),
  ownDevices: fc.constantFrom(null, ...decisions.ownDevices),
  ownDeviceImages: fc.constantFrom(null, ...decisions.ownDeviceImages),
  recording: fc.constantFrom(null, ...decisions.recording),
  remoteConsent: fc.constantFrom(null, ...decisions.remoteConsent),
  partnerPlatforms: fc.constantFrom(null, ...decisions.partnerPlatforms),
  ownRecord: fc.constantFrom(null, ...decisions.ownRecord),
  relativesRecords: fc.constantFrom(null, ...decisions.relativesRecords),
  passwords: fc.constantFrom(null, ...decisions.passwords),
  containment: fc.constantFrom(null, ...decisions.containment),
  incidentContact: words,
  incidentHours: words,
})

describe('a draft in an address', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        expect(readDraft(writeDraft(policy))).toEqual(policy)
      }),
    )
  })

  it('that is none, or someone’s own making, is no draft', () => {
    for (const draft of [undefined, '', '%%%', 'bm90IGpzb24', writeDraft({ ...unsetPolicy, incidentContact: '{x}' })])
      expect(readDraft(draft)).toBeNull()
    fc.assert(fc.property(fc.string(), (text) => void readDraft(text)))
  })
})

describe('a policy that was stored before something could be decided', () => {
  it('has not decided it', () => {
    const { ownRecord: _, containment: __, ...stored } = { ...unsetPolicy, country: 'south-africa' as const }
    expect(PolicySchema.parse(stored)).toEqual({ ...unsetPolicy, country: 'south-africa' })
  })
})
