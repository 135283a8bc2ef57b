import { describe, expect, it } from 'vitest'
import { smallFollowUps } from '#curriculum/small-follow-ups.ts'
import { sourceHash } from '#curriculum/source-text.ts'
import { withContent } from '#curriculum/test-folder.ts'
import { checkContent } from './check-content.ts'
import { file, findingsOf, type PlantedFault, reportOf } from './follow-up-faults.testing.ts'

const faults: readonly PlantedFault[] = [
  {
    fault: 'twins of which one says an option otherwise',
    rule: 'twin-set',
    from: 'key: true, text: She starts by telephone now.',
    to: 'key: true, text: She starts by telephone at once.',
    path: 'items.everybodys-app.options.telephones',
    says: 'as in its twin "approved-tools/the-blue-one"',
  },
  {
    fault: 'twins with their options in another order',
    rule: 'twin-set',
    from: /( +starts-in-it: \{ text: .*\n)( +telephones: .*\n)/u,
    to: '$2$1',
    path: 'items.everybodys-app.options',
    says: 'expected starts-in-it, telephones, asks-first',
  },
  {
    fault: 'twins with one key for all',
    rule: 'twin-set',
    from: /starts-in-it: \{ text: .*\n +telephones: \{ key: true, (.*) \}\n/u,
    to: 'starts-in-it: { key: true, text: She starts in it now., why: It is. }\n      telephones: { $1, misconception: only-for-a-moment }\n',
    path: 'items.the-blue-one.twins',
    says: 'found one key for all of the set "the-other-tool"',
  },
  {
    fault: 'a twin without another',
    rule: 'twin-set',
    from: / {4}twins: the-other-tool\n/u,
    to: '',
    path: 'items.everybodys-app.twins',
    says: 'found 1 cases in the set',
  },
]

describe('the checker on twins', () => {
  it.each(faults)('finds $fault', (fault) => {
    const { paths, words } = findingsOf(fault)
    expect(paths).toContain(fault.path)
    expect(words).toContain(fault.says)
  })

  it('says of twins translated differently that they are none', () => {
    const findings = (texts: Readonly<Record<string, string>>) => {
      const lines = Object.entries(texts).map(
        ([path, text]) => `  items.${path}: { of: ${sourceHash('She starts in it now.')}, text: ${text} }\n`,
      )
      const translation = `# yaml-language-server: $schema=../../../translation.schema.json\ntexts:\n${lines.join('')}`
      const files = { [file]: smallFollowUps, [`translations/es/${file}`]: translation }
      return withContent(files, (folder) => checkContent(folder, { today: '2026-11-22' }))
        .findings.filter(({ rule }) => rule === 'twin-set')
        .map(({ message }) => message)
    }
    const [one, other] = ['the-blue-one.options.starts-in-it.text', 'everybodys-app.options.starts-in-it.text']
    expect(findings({ [one]: 'Empieza ahora.', [other]: 'Empieza ya.' }).join()).toContain('in every language')
    expect(findings({ [one]: 'Empieza ahora.', [other]: 'Empieza ahora.' })).toEqual([])
    expect(findings({ [one]: 'Empieza ahora.' })).toEqual([])
  })

  it('says of twins of which only one is otherwise in a variety that they are none', () => {
    const translation = (of: string, texts: Readonly<Record<string, string>>) => {
      const lines = Object.entries(texts).map(
        ([path, text]) => `  items.${path}: { of: ${sourceHash(of)}, text: ${text} }\n`,
      )
      return `# yaml-language-server: $schema=../../../translation.schema.json\ntexts:\n${lines.join('')}`
    }
    const [one, other] = ['the-blue-one.options.starts-in-it.text', 'everybodys-app.options.starts-in-it.text']
    const findings = (latin: Readonly<Record<string, string>>) => {
      const spanishText = 'Empieza en el móvil.'
      const files = {
        [file]: smallFollowUps,
        [`translations/es/${file}`]: translation('She starts in it now.', { [one]: spanishText, [other]: spanishText }),
        [`translations/es-419/${file}`]: translation(spanishText, latin),
      }
      return withContent(files, (folder) => checkContent(folder, { today: '2026-11-22' }))
        .findings.filter(({ rule }) => rule === 'twin-set')
        .map(({ message }) => message)
    }
    const celular = 'Empieza en el celular.'
    expect(findings({ [one]: celular }).join()).toContain('in every language')
    expect(findings({ [other]: celular }).join()).toContain('in every language')
    expect(findings({ [one]: celular, [other]: celular })).toEqual([])
  })

  it('finds single-choice follow-ups without a twin where fewer than four in five have one', () => {
    const lone = (name: string) => `  ${name}:
    situation: Case ${name} is told here.
    ask: What about ${name}?
    options:
      first: { key: true, text: The ${name} first., why: It is. }
      second: { text: The ${name} second., why: It is not., misconception: only-for-a-moment }
      third: { text: The ${name} third., why: It is not., misconception: only-for-a-moment }
    principle: One of ${name}.
    sources: [nhse-mobile-messaging]
    difficulty: 0
    just-competent: 0.9
`
    const findingsFor = (lonely: number) =>
      reportOf(`${smallFollowUps}${Array.from({ length: lonely }, (_, place) => lone(`case-${place}x`)).join('')}`)
        .findings.filter(({ rule }) => rule === 'twin-share')
        .map(({ path, message }) => ({ path, message }))
    expect(findingsFor(10)).toEqual([])
    expect(findingsFor(22)).toHaveLength(22)
    expect(findingsFor(22)[0]).toMatchObject({ path: 'items.case-0x', message: expect.stringContaining('2 of 24') })
  })
})
