import { describe, expect, it } from 'vitest'
import { smallModule } from '#curriculum/small-module.ts'
import { sourceHash } from '#curriculum/source-text.ts'
import { realContent, realFile } from '#curriculum/test-folder.ts'
import { checkContent } from './check-content.ts'
import { file, findingsIn, when } from './module-faults.testing.ts'

describe('the checker', () => {
  it('finds no fault in a sound module', () => {
    expect(findingsIn({ [file]: smallModule }).filter(({ severity }) => severity === 'fault')).toEqual([])
  })

  it('finds no fault in the content of this project, which reads easily', { timeout: 240_000 }, () => {
    const { findings, figures } = checkContent(realContent, when)
    expect(findings.filter(({ severity }) => severity === 'fault')).toEqual([])
    expect(figures.modules.length).toBeGreaterThan(9)
    for (const module of figures.modules) expect(module.readingEase).toBeGreaterThan(60)
  })

  it('finds sources past their review date, misconceptions that hardly anyone names and sources that nobody cites', () => {
    const sources = realFile('sources.yaml').replace('review-by: 2027-05-31', 'review-by: 2026-11-21')
    const findings = findingsIn({ [file]: smallModule, 'sources.yaml': sources })
    expect(findings.filter(({ rule }) => rule === 'source-past-review').map(({ path }) => path)).toEqual([
      'sources.nhse-video-consultations.review-by',
    ])
    const rare = findings.filter(({ rule }) => rule === 'rare-misconception').map(({ path }) => path)
    expect(rare).toContain('misconceptions.encrypted-means-approved')
    expect(rare).not.toContain('misconceptions.only-for-a-moment')
    expect(findings.filter(({ rule }) => rule === 'unused-source').map(({ path }) => path)).toContain(
      'sources.popia-22',
    )
  })

  it('finds files that are missing, misplaced, or no content at all', () => {
    const findings = findingsIn({ 'modules/a-small-module/notes.yaml': 'a: b', 'practices.yaml': '\0' })
    expect(findings.find(({ rule }) => rule === 'unexpected-file')?.file).toBe('modules/a-small-module/notes.yaml')
    expect(findings.some((finding) => finding.file === 'practices.yaml')).toBe(true)
    expect(checkContent('/no/such/folder', when).findings.map(({ rule }) => rule)).toContain('missing-file')
  })

  it('finds names in misconceptions, and leaves reasons, principles and ordinary words alone', () => {
    const misconceptions = realFile('misconceptions.yaml').replace(
      /sentence: (.*)\n/u,
      'sentence: Skype is safe enough.\n',
    )
    const spokenModule = smallModule
      .replace('Pictures are never needed', 'We zoom in')
      .replace('why: Sometimes one is.', 'why: WhatsApp was never approved.')
    const findings = findingsIn({ [file]: spokenModule, 'misconceptions.yaml': misconceptions })
    const blameFindings = findings.filter(({ rule }) => rule === 'blamed-by-name')
    expect(blameFindings.map((finding) => finding.file)).toEqual(['misconceptions.yaml'])
  })

  it('finds what filling would leave behind in a translation', () => {
    const translation = (text: string) =>
      findingsIn({
        [file]: smallModule,
        [`translations/es/${file}`]: `# yaml-language-server: $schema=../../../../translation.schema.json
texts:
  stage.title: { of: ${sourceHash('{video-tool} · Sam')}, text: "${text}" }
`,
      }).filter(({ rule }) => rule === 'unknown-placeholder')
    expect(translation('{video-tool} · Sam')).toEqual([])
    expect(translation('{Video-Tool} · Sam').map(({ message }) => message)).toEqual([
      'found {Video-Tool}, expected a placeholder of content/placeholders.yaml',
    ])
  })

  it('reports how hard a module is to read', () => {
    const hard = smallModule.replace(
      /prose: Scene \w+\./gu,
      'prose: Organisational interoperability considerations necessitate multidisciplinary harmonisation.',
    )
    expect(findingsIn({ [file]: hard }).map(({ rule }) => rule)).toContain('reading-ease')
  })

  it('survives any one line of a module being lost', { timeout: 240_000 }, () => {
    const lines = smallModule.split('\n')
    lines.forEach((_, lostLine) => {
      const source = lines.filter((_line, place) => place !== lostLine).join('\n')
      expect(Array.isArray(findingsIn({ [file]: source }))).toBe(true)
    })
  })
})
