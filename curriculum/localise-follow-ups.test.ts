import { describe, expect, it } from 'vitest'
import { type Policy, unsetPolicy } from '#domain/policy/policy.ts'
import { compileContent } from './compile.ts'
import { localiseFollowUps } from './localise.ts'
import { FollowUpDocumentSchema } from './schema/document.ts'
import { smallFollowUps } from './small-follow-ups.ts'
import { withContent } from './test-folder.ts'

describe('a follow-up bank', () => {
  it('tells its items with the moment in which they are asked', () => {
    const bank = `# yaml-language-server: $schema=../follow-ups.schema.json
practice: approved-tools
items:
  the-lift:
    situation: |
      You are in a lift with {video-tool} open.

      It stops.
    ask: What now?
    options:
      wait: { key: true, text: Wait for the signal, why: It comes back. }
      swap: { text: Swap to the app at home, why: It is not approved., misconception: only-for-a-moment }
      shout: { text: Shout down the shaft, why: Everybody hears., misconception: only-for-a-moment }
    principle: Wait.
    sources: [nhse-mobile-messaging]
    difficulty: 0.2
    just-competent: 0.5
`
    withContent({ 'follow-ups/approved-tools.yaml': bank }, (folder) => {
      const compileResult = compileContent(folder)
      if (!compileResult.ok) throw new Error(JSON.stringify(compileResult.findings))
      const publishedFollowUps = compileResult.content.followUps[0]
      if (publishedFollowUps === undefined) throw new Error('no bank')
      const [followUp] = localiseFollowUps(publishedFollowUps, { language: 'en', policy: unsetPolicy })
      expect(followUp?.id).toBe('approved-tools/the-lift')
      expect(followUp?.situation.map(({ text }) => text)).toEqual([
        'You are in a lift with your organisation’s video tool open.',
        'It stops.',
      ])
      expect(followUp?.item).toMatchObject({ kind: 'follow-up', practice: 'approved-tools', difficulty: 0.2 })
    })
  })
})

describe('formats of doing under a policy', () => {
  const bank = (policy: Policy) =>
    withContent({ 'follow-ups/approved-tools.yaml': smallFollowUps }, (folder) => {
      const compileResult = compileContent(folder)
      if (!compileResult.ok) throw new Error(JSON.stringify(compileResult.findings, null, 2))
      const publishedFollowUps = compileResult.content.followUps[0]
      if (publishedFollowUps === undefined) throw new Error('no bank')
      const document = FollowUpDocumentSchema.parse(JSON.parse(JSON.stringify(publishedFollowUps.document)))
      const cases = localiseFollowUps({ hash: publishedFollowUps.hash, document }, { language: 'en', policy })
      return (id: string) => {
        const ofCase = cases.find((each) => each.id === `approved-tools/${id}`)
        if (ofCase === undefined) throw new Error(`no ${id}`)
        return ofCase.item
      }
    })

  it('lay a thing where the policy decides', () => {
    const tray = (policy: Policy) =>
      bank(policy)('before-the-nine-oclock').options.find(({ id }) => id === 'scribe-for-all')?.tray
    expect(tray(unsetPolicy)).toBe('check')
    expect(tray({ ...unsetPolicy, tools: { ...unsetPolicy.tools, ai: ['Notewell'] } })).toBe('act')
  })

  it('keep what stands on a paper and on a screen, and which cases are twins', () => {
    const item = bank(unsetPolicy)
    expect(item('the-drivers-form').paper).toMatchObject({ kind: 'form', reader: { text: 'The driver' } })
    expect(item('the-drivers-form').options.map(({ label }) => label?.text)).toContain('Mobility:')
    expect(item('which-number').screen?.notes.map(({ id, after }) => [id, after])).toEqual([
      ['opened', null],
      ['changed', 'record-number'],
    ])
    expect(item('the-blue-one').twins).toBe(item('everybodys-app').twins)
  })

  it('cite what holds in the country, and of an unknown one what holds everywhere', () => {
    const citedIn = (country: Policy['country']) =>
      bank({ ...unsetPolicy, country })('the-blue-one').sources.map(({ id }) => id)
    expect(citedIn('united-states')).toEqual(['nhse-mobile-messaging', 'hhs-business-associates'])
    expect(citedIn('south-africa')).toEqual(['nhse-mobile-messaging'])
    expect(citedIn(null)).toEqual(['nhse-mobile-messaging'])
  })
})
