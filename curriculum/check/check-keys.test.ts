import { describe, expect, it } from 'vitest'
import { findingsOf, type PlantedFault } from './module-faults.testing.ts'

const faults: readonly PlantedFault[] = [
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
    fault: 'a key on a step of an order',
    rule: 'needless-key',
    from: 'first-six: { text',
    to: 'first-six: { key: true, text',
    at: 'key: true, text: The first of six',
    says: 'expected the order written to be the right one',
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
    says: 'expected one that does not tell how it is marked',
  },
  {
    fault: 'an exposure in a check',
    rule: 'exposure-outside-decision',
    from: 'why: It ends., misconception',
    to: 'why: It ends., exposes: [picture-of-sam], misconception',
    at: 'check:',
    says: 'expected exposures in decisions only',
  },
]

describe('the checker on keys and options', () => {
  it.each(faults)('finds $fault', (fault) => {
    const { places, words, place } = findingsOf(fault)
    expect(words).toContain(fault.says)
    expect(places).toContain(place)
  })
})
