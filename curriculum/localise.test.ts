import { describe, expect, it } from 'vitest'
import { type Policy, unsetPolicy } from '#domain/policy/policy.ts'
import type { Item, Module } from '#domain/scenario/module.ts'
import { checkContent } from './check/check-content.ts'
import { compileContent } from './compile.ts'
import { localise, localiseFollowUps } from './localise.ts'
import { FollowUpDocumentSchema, ModuleDocumentSchema } from './schema/document.ts'
import { smallFollowUps } from './small-follow-ups.ts'
import { smallModule } from './small-module.ts'
import { sourceHash } from './source-text.ts'
import { withContent } from './test-folder.ts'

const file = 'modules/a-small-module/module.yaml'

const spanish = `# yaml-language-server: $schema=../../../../translation.schema.json
texts:
  scenes.opening.prose:
    of: ${sourceHash('{Video-tool} has frozen again.\n\nSam waits.')}
    text: |
      {Video-tool} se ha vuelto a congelar.

      Sam espera.
  scenes.opening.decide.principle.0.say:
    of: ${sourceHash('Your own phone is allowed.')}
    text: Su propio teléfono está permitido.
  scenes.last.prose:
    of: aaaaaaaa
    text: Fin, dijo el texto antiguo.
`

function told(language: string, policy: Policy): Module {
  return withContent(
    { [file]: smallModule, 'translations/es/modules/a-small-module/module.yaml': spanish },
    (folder) => {
      const compiled = compileContent(folder)
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings, null, 2))
      const published = compiled.content.modules[0]
      if (published === undefined) throw new Error('no module')
      const stored: unknown = JSON.parse(JSON.stringify(published.document))
      return localise({ hash: published.hash, document: ModuleDocumentSchema.parse(stored) }, { language, policy })
    },
  )
}

function opening(module: Module): Item {
  const then = module.scenes.opening?.then
  if (then?.do !== 'ask') throw new Error('the opening asks nothing')
  return then.item
}

const keys = (item: Item) => item.options.flatMap(({ id, correct }) => (correct ? [id] : []))

describe('a module under a policy', () => {
  it('says what the organisation calls its tools, with a capital where a sentence begins', () => {
    const policy = { ...unsetPolicy, tools: { ...unsetPolicy.tools, video: ['clinic connect'] } }
    const module = told('en', policy)
    expect(module.scenes.opening?.stage.title).toEqual({ text: 'clinic connect · Sam', language: 'en' })
    expect(module.scenes.opening?.prose.map(({ text }) => text)).toEqual([
      'Clinic connect has frozen again.',
      'Sam waits.',
    ])
  })

  it('never guesses what is not decided', () => {
    const module = told('en', unsetPolicy)
    expect(module.scenes.opening?.stage.title.text).toBe('your organisation’s video tool · Sam')
    expect(opening(module).principle.text).toBe('Check with your manager before you use your own phone.')
  })

  it('has the key that the policy makes right', () => {
    expect(keys(opening(told('en', { ...unsetPolicy, ownDevices: 'allowed' })))).toEqual(['own-phone'])
    expect(keys(opening(told('en', { ...unsetPolicy, ownDevices: 'forbidden' })))).toEqual(['clinic-camera'])
    expect(keys(opening(told('en', unsetPolicy)))).toEqual(['clinic-camera'])
  })

  it('offers an option only where the policy gives it a meaning, and no way on from one not offered', () => {
    const offered = (policy: Policy) => opening(told('en', policy)).options.map(({ id }) => id)
    expect(offered({ ...unsetPolicy, ownDevices: 'with-conditions' })).toContain('registered-phone')
    expect(offered(unsetPolicy)).not.toContain('registered-phone')
    const then = told('en', unsetPolicy).scenes.opening?.then
    expect(then?.do === 'ask' && then.way.by === 'option' ? Object.keys(then.way.next) : []).toEqual([
      'own-phone',
      'clinic-camera',
      'nowhere',
    ])
  })
})

describe('a module in another language', () => {
  const module = () => told('es', { ...unsetPolicy, ownDevices: 'allowed' })

  it('is told in that language, placeholders and policy variants included', () => {
    expect(module().scenes.opening?.prose).toEqual([
      { text: 'Your organisation’s video tool se ha vuelto a congelar.', language: 'es' },
      { text: 'Sam espera.', language: 'es' },
    ])
    expect(opening(module()).principle).toEqual({ text: 'Su propio teléfono está permitido.', language: 'es' })
  })

  it('falls back to the English text, and says that it is English', () => {
    expect(module().title).toEqual({ text: 'A small module', language: 'en' })
  })

  it('does not tell a translation made from an older English text', () => {
    expect(module().scenes.last?.prose).toEqual([{ text: 'The end.', language: 'en' }])
  })

  it('is found by the checker where it is missing, out of date or too much', () => {
    const extra = `${spanish}  scenes.opening.decide.nothing:\n    of: aaaaaaaa\n    text: Nada.\n`
    const files = { [file]: smallModule, 'translations/es/modules/a-small-module/module.yaml': extra }
    const { findings } = withContent(files, (folder) => checkContent(folder, { today: '2026-11-22' }))
    const found = (rule: string) => findings.filter((finding) => finding.rule === rule).map(({ message }) => message)
    expect(found('stale-translation')).toEqual([
      `found a translation of aaaaaaaa, expected one of ${sourceHash('The end.')}: the English text has changed`,
    ])
    expect(found('extra-translation')).toEqual([
      'found a translation of scenes.opening.decide.nothing, which modules/a-small-module/module.yaml does not have',
    ])
    expect(found('missing-translation')).toContain('found no translation of practices.yaml, expected this file')
    expect(found('missing-translation')).toContain(
      `found no translation of title, expected one of ${sourceHash('A small module')}`,
    )
  })
})

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
      const compiled = compileContent(folder)
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings))
      const published = compiled.content.followUps[0]
      if (published === undefined) throw new Error('no bank')
      const [followUp] = localiseFollowUps(published, { language: 'en', policy: unsetPolicy })
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
      const compiled = compileContent(folder)
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings, null, 2))
      const published = compiled.content.followUps[0]
      if (published === undefined) throw new Error('no bank')
      const document = FollowUpDocumentSchema.parse(JSON.parse(JSON.stringify(published.document)))
      const told = localiseFollowUps({ hash: published.hash, document }, { language: 'en', policy })
      return (id: string) => {
        const found = told.find((each) => each.id === `approved-tools/${id}`)
        if (found === undefined) throw new Error(`no ${id}`)
        return found.item
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
    const cited = (country: Policy['country']) =>
      bank({ ...unsetPolicy, country })('the-blue-one').sources.map(({ id }) => id)
    expect(cited('united-states')).toEqual(['nhse-mobile-messaging', 'hhs-business-associates'])
    expect(cited('south-africa')).toEqual(['nhse-mobile-messaging'])
    expect(cited(null)).toEqual(['nhse-mobile-messaging'])
  })
})
