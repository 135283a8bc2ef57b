import { describe, expect, it } from 'vitest'
import { type Policy, unsetPolicy } from '#domain/policy/policy.ts'
import type { Item, Module } from '#domain/scenario/module.ts'
import { checkContent } from './check/check-content.ts'
import { compileContent } from './compile.ts'
import { localise } from './localise.ts'
import { ModuleDocumentSchema } from './schema/document.ts'
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

function localiseFor(language: string, policy: Policy): Module {
  return withContent(
    { [file]: smallModule, 'translations/es/modules/a-small-module/module.yaml': spanish },
    (folder) => {
      const compileResult = compileContent(folder)
      if (!compileResult.ok) throw new Error(JSON.stringify(compileResult.findings, null, 2))
      const publishedModule = compileResult.content.modules[0]
      if (publishedModule === undefined) throw new Error('no module')
      const storedDocument: unknown = JSON.parse(JSON.stringify(publishedModule.document))
      return localise(
        { hash: publishedModule.hash, document: ModuleDocumentSchema.parse(storedDocument) },
        { language, policy },
      )
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
    const module = localiseFor('en', policy)
    expect(module.scenes.opening?.stage.title).toEqual({ text: 'clinic connect · Sam', language: 'en' })
    expect(module.scenes.opening?.prose.map(({ text }) => text)).toEqual([
      'Clinic connect has frozen again.',
      'Sam waits.',
    ])
  })

  it('never guesses what is not decided', () => {
    const module = localiseFor('en', unsetPolicy)
    expect(module.scenes.opening?.stage.title.text).toBe('your organisation’s video tool · Sam')
    expect(opening(module).principle.text).toBe('Check with your manager before you use your own phone.')
  })

  it('has the key that the policy makes right', () => {
    expect(keys(opening(localiseFor('en', { ...unsetPolicy, ownDevices: 'allowed' })))).toEqual(['own-phone'])
    expect(keys(opening(localiseFor('en', { ...unsetPolicy, ownDevices: 'forbidden' })))).toEqual(['clinic-camera'])
    expect(keys(opening(localiseFor('en', unsetPolicy)))).toEqual(['clinic-camera'])
  })

  it('offers an option only where the policy gives it a meaning, and no way on from one not offered', () => {
    const optionsFor = (policy: Policy) => opening(localiseFor('en', policy)).options.map(({ id }) => id)
    expect(optionsFor({ ...unsetPolicy, ownDevices: 'with-conditions' })).toContain('registered-phone')
    expect(optionsFor(unsetPolicy)).not.toContain('registered-phone')
    const then = localiseFor('en', unsetPolicy).scenes.opening?.then
    expect(then?.do === 'ask' && then.way.by === 'option' ? Object.keys(then.way.next) : []).toEqual([
      'own-phone',
      'clinic-camera',
      'nowhere',
    ])
  })
})

describe('a module in another language', () => {
  const module = () => localiseFor('es', { ...unsetPolicy, ownDevices: 'allowed' })

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
    const messagesOf = (rule: string) =>
      findings.filter((finding) => finding.rule === rule).map(({ message }) => message)
    expect(messagesOf('stale-translation')).toEqual([
      `found a translation of aaaaaaaa, expected one of ${sourceHash('The end.')}: the English text has changed`,
    ])
    expect(messagesOf('extra-translation')).toEqual([
      'found a translation of scenes.opening.decide.nothing, which modules/a-small-module/module.yaml does not have',
    ])
    expect(messagesOf('missing-translation')).toContain('found no translation of practices.yaml, expected this file')
    expect(messagesOf('missing-translation')).toContain(
      `found no translation of title, expected one of ${sourceHash('A small module')}`,
    )
  })
})
