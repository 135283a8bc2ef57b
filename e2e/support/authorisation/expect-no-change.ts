import { expect } from '#e2e/support/test.ts'
import type { Fingerprints } from './fingerprint.ts'
import type { World } from './world.ts'

/** Fails where a row of any table of either organisation is not as it was; the trail of what was done is among them. */
export async function expectNoChange(
  fingerprints: Fingerprints,
  { home, away }: World,
  work: () => Promise<void>,
): Promise<void> {
  const both = [home.organisationId, away.organisationId]
  const before = await fingerprints.of(both, { looking: false })
  await work()
  expect(await fingerprints.of(both, { looking: false })).toEqual(before)
}
