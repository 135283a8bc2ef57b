import { describe, expect, it } from 'vitest'
import { unsetPolicy } from './policy.ts'
import { policyChanges } from './policy-change.ts'

const connect = { ...unsetPolicy, tools: { ...unsetPolicy.tools, video: ['Clinic Connect'] } }

describe('what one policy decides differently from another', () => {
  it('is nothing where they say the same, though they are two objects', () => {
    expect(policyChanges(connect, structuredClone(connect))).toEqual([])
  })

  it('tells none approved from not decided, and sees that the usual tool is another', () => {
    const none = { ...unsetPolicy, tools: { ...unsetPolicy.tools, video: [] } }
    const both = { ...unsetPolicy, tools: { ...unsetPolicy.tools, video: ['Wardline', 'Clinic Connect'] } }
    const reversedPolicy = { ...unsetPolicy, tools: { ...unsetPolicy.tools, video: ['Clinic Connect', 'Wardline'] } }
    expect(policyChanges(unsetPolicy, none)).toEqual([{ what: 'tools', purpose: 'video', before: null, after: [] }])
    expect(policyChanges(both, reversedPolicy)).toHaveLength(1)
  })

  it('lists every decision in the order in which a policy is told', () => {
    const decidedPolicy = {
      ...connect,
      country: 'south-africa',
      recording: 'never',
      incidentHours: 'office hours',
    } as const
    expect(policyChanges(unsetPolicy, decidedPolicy).map(({ what }) => what)).toEqual([
      'country',
      'tools',
      'recording',
      'incidentHours',
    ])
  })
})
