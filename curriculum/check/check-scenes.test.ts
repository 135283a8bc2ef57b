import { describe, expect, it } from 'vitest'
import { findingsOf, type PlantedFault } from './module-faults.testing.ts'

const faults: readonly PlantedFault[] = [
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
    fault: 'a way on from one option of an order',
    rule: 'two-ways',
    from: 'why: It ends., misconception',
    to: 'why: It ends., next: last, misconception',
    at: 'next: last, misc',
    says: 'expected next: { right, wrong }',
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
]

describe('the checker on scenes and the ways between them', () => {
  it.each(faults)('finds $fault', (fault) => {
    const { places, words, place } = findingsOf(fault)
    expect(words).toContain(fault.says)
    expect(places).toContain(place)
  })
})
