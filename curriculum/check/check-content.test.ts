import { describe, expect, it } from 'vitest'
import { smallModule } from '#curriculum/small-module.ts'
import { sourceHash } from '#curriculum/source-text.ts'
import { realContent, realFile, withContent } from '#curriculum/test-folder.ts'
import { checkContent } from './check-content.ts'
import type { Finding, Rule } from './finding.ts'

const file = 'modules/a-small-module/module.yaml'
const when = { today: '2026-11-22' }

type Planted = {
  readonly fault: string
  readonly rule: Rule
  readonly from: string
  readonly to: string
  /** What stands where the finding points. */
  readonly at: string
  readonly says: string
}

function findingsIn(files: Readonly<Record<string, string>>): readonly Finding[] {
  return withContent(files, (folder) => checkContent(folder, when).findings)
}

function placeOf(source: string, marker: string): string {
  const offset = source.indexOf(marker)
  const before = source.slice(0, offset).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

const planted: readonly Planted[] = [
  {
    fault: 'a scene that no path reaches',
    rule: 'unreachable-scene',
    from: '  last:\n',
    to: '  lost: { prose: Nobody comes here., next: last }\n  last:\n',
    at: 'lost:',
    says: 'expected a way to it from another scene',
  },
  {
    fault: 'a dead end',
    rule: 'dead-end',
    from: 'prose: The end.\n    end: true',
    to: 'prose: The end.',
    at: 'last:\n',
    says: 'expected next, decide, check or end: true',
  },
  {
    fault: 'an option that leads nowhere',
    rule: 'dead-end',
    from: 'misconception: care-waits-for-the-platform\n          next: two\n        nowhere:',
    to: 'misconception: care-waits-for-the-platform\n        nowhere:',
    at: 'clinic-camera:',
    says: 'found an option that leads nowhere',
  },
  {
    fault: 'a way to a scene that does not exist',
    rule: 'missing-target',
    from: 'next: three',
    to: 'next: thre',
    at: 'next: thre\n',
    says: 'found a way to "thre", expected a scene of this module',
  },
  {
    fault: 'a way back',
    rule: 'loop',
    from: 'next: four',
    to: 'next: two',
    at: 'three:\n',
    says: 'expected every path to go on to an end',
  },
  {
    fault: 'no key',
    rule: 'no-key',
    from: 'alpha-two: { key: true, text: Alpha of two comes, why: It does. }',
    to: 'alpha-two: { text: Alpha of two comes, why: It does., misconception: only-for-a-moment }',
    at: 'options:\n        alpha-two',
    says: 'found no key, expected key: true on one option',
  },
  {
    fault: 'several keys',
    rule: 'several-keys',
    from: 'beta-two: { text',
    to: 'beta-two: { key: true, text',
    at: 'beta-two:',
    says: 'found a second key beside "alpha-two"',
  },
  {
    fault: 'no key under one policy only',
    rule: 'no-key',
    from: '[with-conditions, forbidden, unset]',
    to: '[with-conditions, unset]',
    at: 'options:\n        own-phone',
    says: 'found no key where own-devices is forbidden',
  },
  {
    fault: 'two keys under one policy only',
    rule: 'several-keys',
    from: '[with-conditions, forbidden, unset]',
    to: '[with-conditions, forbidden, allowed, unset]',
    at: 'clinic-camera:',
    says: 'where own-devices is allowed',
  },
  {
    fault: 'a key on a step of an order',
    rule: 'needless-key',
    from: 'first-six: { text',
    to: 'first-six: { key: true, text',
    at: 'key: true, text: The first of six',
    says: 'expected the order written to be the right one',
  },
  {
    fault: 'an unknown practice',
    rule: 'unknown-practice',
    from: '  two:\n    prose: Scene two.\n    decide:\n      practice: approved-tools',
    to: '  two:\n    prose: Scene two.\n    decide:\n      practice: aproved-tools',
    at: 'practice: aproved',
    says: 'found the practice "aproved-tools"',
  },
  {
    fault: 'an unknown misconception',
    rule: 'unknown-misconception',
    from: 'misconception: work-device-makes-it-approved',
    to: 'misconception: phones-are-fine',
    at: 'misconception: phones-are-fine',
    says: 'expected one declared in content/misconceptions.yaml',
  },
  {
    fault: 'an unknown source',
    rule: 'unknown-source',
    from: 'when you use your own phone.\n      sources: [nhse-mobile-messaging]'.replace('when', 'before'),
    to: 'before you use your own phone.\n      sources: [my-memory]',
    at: 'my-memory',
    says: 'found the source "my-memory"',
  },
  {
    fault: 'an unknown exposure',
    rule: 'unknown-exposure',
    from: 'exposes: [picture-of-sam]',
    to: 'exposes: [picture-of-pam]',
    at: 'picture-of-pam',
    says: 'expected one declared under exposures',
  },
  {
    fault: 'somebody on screen who is not in the cast',
    rule: 'unknown-cast',
    from: 'who: sam',
    to: 'who: pam',
    at: 'who: pam',
    says: 'found "pam" on screen, expected one of the cast: you, sam',
  },
  {
    fault: 'a wrong option without a misconception',
    rule: 'option-without-misconception',
    from: 'why: It does not., misconception: only-for-a-moment',
    to: 'why: It does not.',
    at: 'beta-two:',
    says: 'expected the id of what it believes',
  },
  {
    fault: 'an order of which no step explains an error',
    rule: 'option-without-misconception',
    from: 'why: It ends., misconception: only-for-a-moment',
    to: 'why: It ends.',
    at: 'options:\n        first-six',
    says: 'expected one on a step that people do too early',
  },
  {
    fault: 'an id twice',
    rule: 'duplicate-id',
    from: '        beta-two:',
    to: '        alpha-two:',
    at: 'alpha-two: { text: Beta',
    says: 'expected every id and key once in its map',
  },
  {
    fault: 'an empty text',
    rule: 'empty-text',
    from: 'prose: Scene two.',
    to: 'prose: " "',
    at: 'prose: " "',
    says: 'found an empty text, expected words',
  },
  {
    fault: 'an unknown key',
    rule: 'unknown-key',
    from: 'text: Beta of two comes',
    to: 'txet: Beta of two comes',
    at: 'txet:',
    says: 'found the key "txet"',
  },
  {
    fault: 'a missing key',
    rule: 'missing-key',
    from: 'summary: It tests the format.\n',
    to: '',
    at: '#',
    says: 'expected "summary": a text',
  },
  {
    fault: 'a value that is none of those allowed',
    rule: 'wrong-value',
    from: 'room: kitchen',
    to: 'room: kitchn',
    at: 'room: kitchn',
    says: 'found "kitchn", expected "living-room" or "kitchen"',
  },
  {
    fault: 'too few options',
    rule: 'option-count',
    from: '        gamma-two: { text: Gamma of two comes, why: It does not., misconception: only-for-a-moment }\n',
    to: '',
    at: 'options:\n        alpha-two',
    says: 'found 2 options, expected 3 to 5',
  },
  {
    fault: 'an option id that tells the answer',
    rule: 'telling-id',
    from: 'alpha-two:',
    to: 'right-two:',
    at: 'right-two:',
    says: 'expected one that does not tell how it is judged',
  },
  {
    fault: 'an exposure in a check',
    rule: 'exposure-outside-decision',
    from: 'why: It ends., misconception',
    to: 'why: It ends., exposes: [picture-of-sam], misconception',
    at: 'check:',
    says: 'expected exposures in decisions only',
  },
  {
    fault: 'a way on from one option of an order',
    rule: 'two-ways',
    from: 'why: It ends., misconception',
    to: 'why: It ends., next: last, misconception',
    at: 'next: last, misc',
    says: 'expected next: { right, wrong }',
  },
  {
    fault: 'variants of which the last has a condition',
    rule: 'unclosed-variants',
    from: '        - say: Check with your manager',
    to: '        - when: { own-devices: unset }\n          say: Check with your manager',
    at: 'when: { own-devices: unset }',
    says: 'expected one without "when"',
  },
  {
    fault: 'a placeholder that no policy fills',
    rule: 'unknown-placeholder',
    from: 'prose: Scene two.',
    to: 'prose: Scene two with {my-tool}.',
    at: 'prose: Scene two with',
    says: 'found {my-tool}',
  },
  {
    fault: 'a practice that the module does not declare',
    rule: 'undeclared-practice',
    from: 'practices: [approved-tools]',
    to: 'practices: [right-patient]',
    at: 'practice: approved-tools',
    says: 'expected one of the practices that this module declares: right-patient',
  },
  {
    fault: 'a stage without a description',
    rule: 'incomplete-stage',
    from: '  description: Sam is on screen.\n',
    to: '',
    at: 'stage:\n      on-screen',
    says: 'found no description',
  },
  {
    fault: 'a spot item without a picture',
    rule: 'format-mismatch',
    from: '  two:\n    prose: Scene two.\n    decide:\n',
    to: '  two:\n    prose: Scene two.\n    decide:\n      format: spot\n',
    at: 'decide:\n      format: spot',
    says: 'found no picture, expected one to mark',
  },
  {
    fault: 'too many decisions on a path',
    rule: 'module-length',
    from: 'start: opening',
    to: 'start: two',
    at: 'scenes:',
    says: 'expected 5 to 7 on each',
  },
  {
    fault: 'a sentence that nobody can follow',
    rule: 'long-sentence',
    from: 'prose: Scene two.',
    to: `prose: ${'word '.repeat(30)}end.`,
    at: 'prose: word',
    says: 'found a sentence of 31 words',
  },
  {
    fault: 'an item much like another',
    rule: 'near-duplicate',
    from: '  three:\n    prose: Scene three.\n    decide:\n',
    to: `  three:
    prose: Scene three.
    decide:
      practice: approved-tools
      ask: What happens in two?
      options:
        one-more: { key: true, text: Alpha of two comes, why: It does. }
        two-more: { text: Beta of two comes, why: It does not., misconception: only-for-a-moment }
        three-more: { text: Gamma of two leaves, why: It does not., misconception: only-for-a-moment }
      principle: Alpha comes first.
      sources: [nhse-mobile-messaging]
      difficulty: 0
      just-competent: 0.6
    next: also-three
  also-three:
    prose: Scene three.
    decide:
`,
    at: 'decide:\n      practice: approved-tools\n      ask: What happens in two?\n      options:\n        one-more',
    says: 'like "a-small-module/two"',
  },
  {
    fault: 'an exposure that no option names',
    rule: 'unused-exposure',
    from: '          exposes: [picture-of-sam]\n',
    to: '',
    at: 'picture-of-sam:',
    says: 'which no option names',
  },
  {
    fault: 'a file without the line that editors need',
    rule: 'no-schema-line',
    from: '# yaml-language-server: $schema=../../module.schema.json\n',
    to: '# A module\n',
    at: '# A module',
    says: 'expected: # yaml-language-server: $schema=../../module.schema.json',
  },
  {
    fault: 'something that is not YAML',
    rule: 'not-yaml',
    from: 'minutes: 8',
    to: 'minutes: [8',
    at: 'practices:',
    says: 'found something that is not YAML',
  },
  {
    fault: 'a real product where something is done wrong',
    rule: 'blamed-by-name',
    from: 'text: Nowhere, for pictures are never needed',
    to: 'text: On WhatsApp, like everybody',
    at: 'text: On WhatsApp',
    says: 'found "WhatsApp" where something is done wrong',
  },
  {
    fault: 'a real name among those whom an option gives something away to',
    rule: 'blamed-by-name',
    from: 'to-whom: A family album }',
    to: 'to-whom: The people at Kaspersky }',
    at: 'to-whom: The people',
    says: 'found "Kaspersky"',
  },
  {
    fault: 'a variant that another before it covers',
    rule: 'unsaid-variant',
    from: '        - say: Check with your manager before',
    to: '        - when: { own-devices: allowed, country: south-africa }\n          say: Ask first.\n        - say: Check with your manager before',
    at: 'when: { own-devices: allowed, country: south-africa }',
    says: 'found a variant that no policy says',
  },
  {
    fault: 'a variant that holds only where its option is not offered',
    rule: 'unsaid-variant',
    from: '          text: On a phone that nobody has registered',
    to: '          text:\n            - when: { own-devices: forbidden }\n              say: On a phone\n            - say: On a phone that nobody has registered',
    at: 'when: { own-devices: forbidden }\n              say: On a phone',
    says: 'found a variant that no policy says',
  },
  {
    fault: 'a condition on a key that never holds where the option is offered',
    rule: 'idle-condition',
    from: '          only-when: { own-devices: with-conditions }\n',
    to: '          only-when: { own-devices: with-conditions }\n          key: { own-devices: forbidden }\n',
    at: 'key: { own-devices: forbidden }',
    says: 'never holds where the option is offered',
  },
  {
    fault: 'a condition on a key that always holds where the option is offered',
    rule: 'idle-condition',
    from: '          only-when: { own-devices: with-conditions }\n',
    to: '          only-when: { own-devices: with-conditions }\n          key: { own-devices: [with-conditions, allowed] }\n',
    at: 'key: { own-devices: [with-conditions, allowed] }',
    says: 'always holds where the option is offered',
  },
  {
    fault: 'a brace that filling would leave behind',
    rule: 'unknown-placeholder',
    from: '{Video-tool} has frozen',
    to: '{Video-tool has frozen',
    at: 'prose: |',
    says: 'found a lone {',
  },
]

describe('the checker', () => {
  it('finds no fault in a sound module', () => {
    expect(findingsIn({ [file]: smallModule }).filter(({ severity }) => severity === 'fault')).toEqual([])
  })

  it('finds no fault in the content of this project', { timeout: 60_000 }, () => {
    expect(checkContent(realContent, when).findings.filter(({ severity }) => severity === 'fault')).toEqual([])
  })

  it.each(planted)('finds $fault', ({ rule, from, to, at, says }) => {
    expect(smallModule).toContain(from)
    const source = smallModule.replace(from, to)
    const found = findingsIn({ [file]: source }).filter((finding) => finding.rule === rule && finding.file === file)
    expect(found.map(({ message }) => message).join('\n')).toContain(says)
    expect(found.map(({ line, column }) => `${line}:${column}`)).toContain(placeOf(source, at))
  })

  it('finds sources past their review date, misconceptions that hardly anybody names and sources that nobody cites', () => {
    const sources = realFile('sources.yaml').replace('review-by: 2027-05-31', 'review-by: 2026-11-21')
    const found = findingsIn({ [file]: smallModule, 'sources.yaml': sources })
    expect(found.filter(({ rule }) => rule === 'source-past-review').map(({ path }) => path)).toEqual([
      'sources.nhse-video-consultations.review-by',
    ])
    const rare = found.filter(({ rule }) => rule === 'rare-misconception').map(({ path }) => path)
    expect(rare).toContain('misconceptions.encrypted-means-approved')
    expect(rare).not.toContain('misconceptions.only-for-a-moment')
    expect(found.filter(({ rule }) => rule === 'unused-source').map(({ path }) => path)).toContain('sources.popia-22')
  })

  it('finds files that are missing, misplaced, or no content at all', () => {
    const found = findingsIn({ 'modules/a-small-module/notes.yaml': 'a: b', 'practices.yaml': '\0' })
    expect(found.find(({ rule }) => rule === 'unexpected-file')?.file).toBe('modules/a-small-module/notes.yaml')
    expect(found.some((finding) => finding.file === 'practices.yaml')).toBe(true)
    expect(checkContent('/no/such/folder', when).findings.map(({ rule }) => rule)).toContain('missing-file')
  })

  it('finds names in misconceptions, and leaves reasons, principles and ordinary words alone', () => {
    const misconceptions = realFile('misconceptions.yaml').replace(
      /sentence: (.*)\n/u,
      'sentence: Skype is safe enough.\n',
    )
    const spoken = smallModule
      .replace('Pictures are never needed', 'We zoom in')
      .replace('why: Sometimes one is.', 'why: WhatsApp was never approved.')
    const found = findingsIn({ [file]: spoken, 'misconceptions.yaml': misconceptions })
    const blamed = found.filter(({ rule }) => rule === 'blamed-by-name')
    expect(blamed.map((finding) => finding.file)).toEqual(['misconceptions.yaml'])
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

  it('reports how hard a module is to read', { timeout: 60_000 }, () => {
    const hard = smallModule.replace(
      /prose: Scene \w+\./gu,
      'prose: Organisational interoperability considerations necessitate multidisciplinary harmonisation.',
    )
    expect(findingsIn({ [file]: hard }).map(({ rule }) => rule)).toContain('reading-ease')
    const { figures } = checkContent(realContent, when)
    for (const module of figures.modules) expect(module.readingEase).toBeGreaterThan(60)
  })

  it('survives any one line of a module being lost', { timeout: 60_000 }, () => {
    const lines = smallModule.split('\n')
    lines.forEach((_, lost) => {
      const source = lines.filter((_line, place) => place !== lost).join('\n')
      expect(Array.isArray(findingsIn({ [file]: source }))).toBe(true)
    })
  })
})
