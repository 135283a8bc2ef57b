import { describe, expect, it } from 'vitest'
import { findingsOf, type PlantedFault } from './module-faults.testing.ts'

const faults: readonly PlantedFault[] = [
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
    fault: 'a person on screen who is not in the cast',
    rule: 'unknown-cast',
    from: 'who: sam',
    to: 'who: pam',
    at: 'who: pam',
    says: 'found "pam" on screen, expected one of the cast: you, sam',
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
    fault: 'an exposure that no option names',
    rule: 'unused-exposure',
    from: '          exposes: [picture-of-sam]\n',
    to: '',
    at: 'picture-of-sam:',
    says: 'which no option names',
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
    fault: 'a real name among the people an option gives something away to',
    rule: 'blamed-by-name',
    from: 'to-whom: A family album }',
    to: 'to-whom: The people at Kaspersky }',
    at: 'to-whom: The people',
    says: 'found "Kaspersky"',
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

describe('the checker on what is named', () => {
  it.each(faults)('finds $fault', (fault) => {
    const { places, words, place } = findingsOf(fault)
    expect(words).toContain(fault.says)
    expect(places).toContain(place)
  })
})
