import { describe, expect, it } from 'vitest'
import { findingsOf, type PlantedFault } from './module-faults.testing.ts'

const faults: readonly PlantedFault[] = [
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
    fault: 'variants of which the last has a condition',
    rule: 'unclosed-variants',
    from: '        - say: Check with your manager',
    to: '        - when: { own-devices: unset }\n          say: Check with your manager',
    at: 'when: { own-devices: unset }',
    says: 'expected one without "when"',
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
]

describe('the checker on conditions on the policy', () => {
  it.each(faults)('finds $fault', (fault) => {
    const { places, words, place } = findingsOf(fault)
    expect(words).toContain(fault.says)
    expect(places).toContain(place)
  })
})
