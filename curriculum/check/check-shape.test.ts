import { describe, expect, it } from 'vitest'
import { findingsOf, type PlantedFault } from './module-faults.testing.ts'

const faults: readonly PlantedFault[] = [
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
]

describe('the checker on the file itself and its texts', () => {
  it.each(faults)('finds $fault', (fault) => {
    const { places, words, place } = findingsOf(fault)
    expect(words).toContain(fault.says)
    expect(places).toContain(place)
  })
})
