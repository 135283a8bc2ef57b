import { z } from 'zod'
import { PolicySchema } from '#curriculum/schema/policy.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { audit } from '#data/database/audit.ts'
import { moment } from '#data/database/columns.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { Policy } from '#domain/policy/policy.ts'
import { type PolicyChange, policyChanges } from '#domain/policy/policy-change.ts'
import { type PolicyPreview, policyPreview, practicesAffected } from './internal/policy-preview.ts'

export type PolicyVersion = {
  readonly version: number
  readonly policy: Policy
  readonly since: Date
  /** Null: made with the organisation. */
  readonly by: string | null
  /** Against the version before; empty for the first. */
  readonly changes: readonly PolicyChange[]
}

const PolicyVersionRow = z.object({
  version: z.number(),
  document: PolicySchema,
  since: moment,
  by: z.string().nullable(),
})

/** What the organisation has decided, with every version so far, newest first: the first of them is in force. */
export async function policyVersions(viewer: Administrator): Promise<readonly [PolicyVersion, ...PolicyVersion[]]> {
  const { organisationId } = viewer
  const rows = await readInOrganisation(
    viewer,
    PolicyVersionRow,
    sql`
      SELECT p.version, p.document, p.created_at AS since,
        nullif(concat_ws(' ', person.given_name, person.family_name), '') AS by
      FROM policy p LEFT JOIN person ON person.organisation_id = p.organisation_id AND person.id = p.created_by_id
      WHERE p.organisation_id = ${organisationId}::uuid ORDER BY p.version`,
  )
  const versions = rows.map(({ document, ...row }) => ({ ...row, policy: document }))
  const [inForce, ...earlier] = versions
    .map((version, place): PolicyVersion => {
      const before = versions[place - 1]
      return { ...version, changes: before === undefined ? [] : policyChanges(before.policy, version.policy) }
    })
    .reverse()
  if (inForce === undefined) throw new Error(`Organisation ${organisationId} has no policy`)
  return [inForce, ...earlier]
}

/** What would change, for whom, if this policy came into force: nothing is written. */
export async function previewPolicy(viewer: Administrator, policy: Policy): Promise<PolicyPreview> {
  const [{ policy: before }] = await policyVersions(viewer)
  return policyPreview(viewer, { before, after: policy })
}

export type SavedPolicy =
  | { readonly ok: true; readonly version: number }
  /** Unchanged: it says what the policy in force says. Changed meanwhile: another version came into force since `basedOn`. */
  | { readonly ok: false; readonly problem: 'unchanged' | 'changed-meanwhile' }

/**
 * Brings a policy into force as a new version, with the practices that it teaches otherwise. What was answered keeps its
 * verdict and what is under way ends on the policy that it began with.
 */
export async function savePolicy(
  viewer: Administrator,
  { policy, basedOn }: { policy: Policy; basedOn: number },
  { now }: { now: Date },
): Promise<SavedPolicy> {
  const { organisationId, personId } = viewer
  const [inForce, ...earlier] = await policyVersions(viewer)
  if (inForce.version !== basedOn) return { ok: false, problem: 'changed-meanwhile' }
  const changes = policyChanges(inForce.policy, policy)
  if (changes.length === 0) return { ok: false, problem: 'unchanged' }
  const version = inForce.version + 1
  const affected = await practicesAffected(await curriculumInService(viewer), {
    versions: [...earlier.toReversed(), inForce],
    next: { version, policy },
  })
  return inOrganisation(viewer, async (transaction) => {
    // Of two administrators who save at once, the second sees what the first has done before deciding again.
    const { count } = await transaction.policy.createMany({
      data: { organisationId, version, document: PolicySchema.parse(policy), createdAt: now, createdById: personId },
      skipDuplicates: true,
    })
    if (count === 0) return { ok: false, problem: 'changed-meanwhile' }
    await transaction.policyEffect.createMany({
      data: affected.map(({ practice, teachesAs }) => ({
        organisationId,
        policyVersion: version,
        practiceId: practice,
        teachesAs,
      })),
    })
    await audit(transaction, viewer, {
      action: 'policy.changed',
      subject: { type: 'organisation', id: organisationId },
      detail: {
        name: viewer.organisationName,
        version,
        changed: changes.map((change) => (change.what === 'tools' ? change.purpose : change.what)),
      },
      at: now,
    })
    return { ok: true, version }
  })
}
