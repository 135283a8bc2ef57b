import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combinationsOf, factsOf, holds } from './facts.ts'
import { fill, fillingOf, namesInBraces, placeholders } from './fill.ts'
import { type Policy, unsetPolicy } from './policy.ts'

const lakeside: Policy = {
  ...unsetPolicy,
  country: 'united-kingdom',
  tools: { video: ['Clinic Connect', 'Wardline'], messaging: [], images: null, ai: null },
  fallback: 'telephone',
  incidentContact: 'the information governance desk, extension 2040',
}

describe('the facts of a policy', () => {
  it('say unset for what is not decided, and none for what is decided to be nothing', () => {
    expect(factsOf(lakeside)).toMatchObject({
      country: 'united-kingdom',
      fallback: 'telephone',
      'video-tool': 'approved',
      'messaging-tool': 'none',
      'images-tool': 'unset',
      'own-devices': 'unset',
      'incident-contact': 'named',
      'incident-hours': 'unset',
    })
  })

  it('meet a condition when every fact that it names has one of the values listed', () => {
    const facts = factsOf(lakeside)
    expect(holds({}, facts)).toBe(true)
    expect(holds({ fallback: ['telephone', 'unset'] }, facts)).toBe(true)
    expect(holds({ fallback: ['telephone'], country: ['united-states'] }, facts)).toBe(false)
  })

  it('combine in every way, once each', () => {
    const combinations = combinationsOf(['fallback', 'recording'])
    expect(combinations).toHaveLength(9)
    expect(new Set(combinations.map((facts) => `${facts.fallback} ${facts.recording}`)).size).toBe(9)
    expect(combinationsOf([])).toEqual([factsOf(unsetPolicy)])
  })
})

describe('filling a text', () => {
  const words = (policy: Policy) => (text: string) =>
    fill(text, (placeholder) => {
      const filling = fillingOf(policy, placeholder)
      return filling.is === 'named' ? filling.words : `${filling.is}: check with your manager`
    })

  it('uses the words of the organisation', () => {
    expect(words(lakeside)('{video-tool} has frozen; {second-video-tool} too.')).toBe(
      'Clinic Connect has frozen; Wardline too.',
    )
  })

  it('keeps the capital at the beginning of a sentence', () => {
    expect(words(lakeside)('{Incident-contact} wants to know.')).toBe(
      'The information governance desk, extension 2040 wants to know.',
    )
  })

  it('tells what is unset from what is decided to be nothing', () => {
    expect(words(lakeside)('{messaging-tool}')).toBe('none: check with your manager')
    expect(words(unsetPolicy)('{messaging-tool}')).toBe('unset: check with your manager')
  })

  it('leaves no placeholder of ours behind, and other braces alone', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...placeholders), fc.string()), { maxLength: 8 }), (names) => {
        const filledText = words(unsetPolicy)(names.map((name) => `{${name}}`).join(' '))
        for (const placeholder of placeholders) expect(filledText).not.toContain(`{${placeholder}}`)
      }),
    )
    expect(words(lakeside)('{no-such-thing}')).toBe('{no-such-thing}')
    expect(namesInBraces('{no-such-thing} and {Video-tool}')).toEqual(['no-such-thing', 'Video-tool'])
  })
})
