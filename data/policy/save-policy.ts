import { PolicySchema } from '#curriculum/schema/policy.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { findAffectedPractices } from '#data/policy/internal/policy-preview.ts'
import type { Administrator } from '#data/viewer.ts'
import type { Policy } from '#domain/policy/policy.ts'
import { policyChanges } from '#domain/policy/policy-change.ts'
import { policyVersions } from './policy-versions.ts'

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
  const repeated = () => isOwnRepeat(viewer, { policy, basedOn })
  if (inForce.version !== basedOn)
    return (await repeated()) ? { ok: true, version: basedOn + 1 } : { ok: false, problem: 'changed-meanwhile' }
  const changes = policyChanges(inForce.policy, policy)
  if (changes.length === 0) return { ok: false, problem: 'unchanged' }
  const version = inForce.version + 1
  const practices = await findAffectedPractices(await curriculumInService(viewer), {
    versions: [...earlier.toReversed(), inForce],
    next: { version, policy },
  })
  const outcome = await inOrganisation(viewer, async (transaction): Promise<SavedPolicy> => {
    // Of two administrators who save at once, the second sees what the first has done before deciding again.
    const { count } = await transaction.policy.createMany({
      data: { organisationId, version, document: PolicySchema.parse(policy), createdAt: now, createdById: personId },
      skipDuplicates: true,
    })
    if (count === 0) return { ok: false, problem: 'changed-meanwhile' }
    await transaction.policyEffect.createMany({
      data: practices.map(({ practice, teachesAs }) => ({
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
  return !outcome.ok && (await repeated()) ? { ok: true, version } : outcome
}

/** Whether the version that came into force is this very one, by the same person: the same form was sent twice. */
async function isOwnRepeat(
  { organisationId, personId }: Administrator,
  { policy, basedOn }: { policy: Policy; basedOn: number },
): Promise<boolean> {
  const next = await inOrganisation({ organisationId }, (transaction) =>
    transaction.policy.findFirst({
      where: { organisationId, version: basedOn + 1, createdById: personId },
      select: { document: true },
    }),
  )
  return next !== null && policyChanges(PolicySchema.parse(next.document), policy).length === 0
}
