import { describe, expect, it } from 'vitest'
import { canonicalJson, contentHash } from './canonical-json.ts'
import { compileContent } from './compile.ts'
import { expertItems } from './expert-items.ts'
import { ModuleDocumentSchema } from './schema/document.ts'
import { smallModule } from './small-module.ts'
import { realContent, withContent } from './test-folder.ts'

const file = 'modules/a-small-module/module.yaml'

function compileSource(source: string) {
  return withContent({ [file]: source }, (folder) => {
    const result = compileContent(folder)
    if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 2))
    const publishedModule = result.content.modules[0]
    if (publishedModule === undefined) throw new Error('no module')
    return publishedModule
  })
}

describe('compiling', () => {
  it('names a version by its content: the same source the same hash, another word another hash', () => {
    const { hash } = compileSource(smallModule)
    expect(hash).toMatch(/^[0-9a-f]{64}$/u)
    expect(compileSource(smallModule).hash).toBe(hash)
    expect(compileSource(smallModule.replace('Sam waits.', 'Sam is waiting.')).hash).not.toBe(hash)
  })

  it('does not take a comment or a line broken elsewhere for another version', () => {
    const { hash } = compileSource(smallModule)
    expect(compileSource(smallModule.replace('has frozen\n      again.', 'has frozen again.')).hash).toBe(hash)
    expect(compileSource(smallModule.replace('start: opening', '# where it begins\nstart: opening')).hash).toBe(hash)
  })

  it('makes documents that survive a store which reorders keys', () => {
    const { hash, document } = compileSource(smallModule)
    const reorderedDocument: unknown = JSON.parse(canonicalJson(document))
    const read = ModuleDocumentSchema.parse(reorderedDocument)
    expect(read).toEqual(document)
    expect(contentHash(read)).toBe(hash)
    expect(read.scenes.find(({ id }) => id === 'six')?.ask?.options.map(({ id }) => id)).toEqual([
      'first-six',
      'second-six',
      'third-six',
    ])
  })

  it('puts all that a module needs inside its document', () => {
    const opening = compileSource(smallModule).document.scenes[0]?.ask
    expect(opening?.options[0]?.misconception).toEqual({
      id: 'only-for-a-moment',
      sentence: { en: 'An app that is not approved does no harm if I use it only briefly.' },
    })
    expect(opening?.options[0]?.exposes[0]?.toWhom).toEqual({ en: 'A family album' })
    expect(opening?.sources[0]).toMatchObject({ publisher: 'NHS England', title: 'Using mobile messaging' })
  })

  it('gives the measurement every item with what experts say of it', () => {
    const items = expertItems(compileSource(smallModule).document)
    expect(items).toHaveLength(8)
    expect(items[0]).toEqual({
      id: 'a-small-module/opening',
      practice: 'approved-tools',
      format: 'single',
      options: 3,
      difficulty: 0,
      justCompetent: 0.6,
      floor: 1 / 3,
    })
  })

  it('refuses broken content with every fault, and does not throw', () => {
    const brokenModule = smallModule.replace('next: three', 'next: nowhere')
    withContent({ [file]: brokenModule, 'modules/worse/module.yaml': '{ [' }, (folder) => {
      const result = compileContent(folder)
      expect(result.ok).toBe(false)
      const rules = result.ok ? [] : result.findings.map(({ rule }) => rule)
      expect(rules).toContain('missing-target')
      expect(rules).toContain('not-yaml')
    })
    expect(compileContent('/no/such/folder').ok).toBe(false)
  })

  it('publishes the content of this project', { timeout: 240_000 }, () => {
    const result = compileContent(realContent)
    expect(result.ok ? [] : result.findings).toEqual([])
    const content = result.ok ? result.content : null
    expect(content?.practices.map(({ id }) => id)).toHaveLength(10)
    expect(content?.modules.map(({ slug }) => slug)).toContain('the-call-that-dropped')
  })
})
