import type { PolicyPreview } from '#data/policy/internal/policy-preview.ts'
import { policyPreview } from '#data/policy/internal/policy-preview.ts'
import type { Administrator } from '#data/viewer.ts'
import type { Policy } from '#domain/policy/policy.ts'
import { policyVersions } from './policy-versions.ts'

/** What would change, and for which people, if this policy came into force: nothing is written. */
export async function previewPolicy(viewer: Administrator, policy: Policy): Promise<PolicyPreview> {
  const [{ policy: before }] = await policyVersions(viewer)
  return policyPreview(viewer, { before, after: policy })
}
