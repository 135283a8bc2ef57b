import { expect } from 'vitest'
import { now, type Strangers } from '#data/strangers.testing.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { policyVersions } from './policy-versions.ts'
import { previewPolicy } from './preview-policy.ts'
import { savePolicy } from './save-policy.ts'

/** What a stranger gets from each: nothing of the home organisation's. */
export const policy: Strangers = {
  policyVersions: async ({ home, stranger }) => {
    await savePolicy(home.administrator, { policy: { ...unsetPolicy, recording: 'never' }, basedOn: 1 }, { now })
    expect(await policyVersions(stranger.administrator)).toHaveLength(1)
  },
  previewPolicy: async ({ stranger }) =>
    expect((await previewPolicy(stranger.administrator, unsetPolicy)).changes).toEqual([]),
  savePolicy: async ({ home, stranger }) => {
    const before = await policyVersions(home.administrator)
    const outcome = await savePolicy(
      stranger.administrator,
      { policy: { ...unsetPolicy, recording: 'never' }, basedOn: 1 },
      { now },
    )
    expect(outcome.ok).toBe(true)
    expect(await policyVersions(home.administrator)).toEqual(before)
  },
}
