import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import type { Administrator } from '#data/viewer.ts'
import { countUsable } from './internal/count-usable.ts'
import { requirementFormValues } from './internal/shown.ts'
import type { SignOnRequirement } from './settings.ts'

/**
 * Notes that an administrator got through with the provider as it is set up now. False where it is set up otherwise by now, or
 * was another organisation's: two may have one client at one provider.
 */
export async function noteSignOnTrial(
  viewer: Administrator,
  attempt: { organisationId: string; issuer: string; clientId: string; now: Date },
): Promise<boolean> {
  const { organisationId, issuer, clientId, now } = attempt
  if (organisationId !== viewer.organisationId) return false
  return inOrganisation(viewer, async (transaction) => {
    const { count } = await transaction.signOn.updateMany({
      where: { organisationId, issuer, clientId },
      data: { triedAt: now },
    })
    if (count === 0) return false
    await audit(transaction, viewer, {
      action: 'sign-on.tried',
      subject: { type: 'organisation', id: organisationId },
      detail: { issuer },
    })
    return true
  })
}

/**
 * Switches single sign-on off, on beside passwords, or on instead of them: then someone must be able to get in without it.
 * `seen`: see isOvertaken().
 */
export async function switchSignOn(
  viewer: Administrator,
  requirement: SignOnRequirement,
  { seen }: { seen?: string } = {},
): Promise<{ ok: true } | { ok: false; problem: 'not-tried' | 'no-domain' | 'no-break-glass' | 'changed-meanwhile' }> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('curtain: sign-on settings'))`
    const signOn = await transaction.signOn.findUnique({ where: { organisationId } })
    const inForce = signOn === null ? null : requirementFormValues(signOn)
    const nextFormValues = signOn === null ? null : requirementFormValues({ ...signOn, requirement })
    if (isOvertaken({ inForce, wanted: nextFormValues, seen })) return { ok: false, problem: 'changed-meanwhile' }
    if (requirement !== 'off') {
      if (signOn?.triedAt === null || signOn === null) return { ok: false, problem: 'not-tried' }
      const domains = await transaction.signOnDomain.count({ where: { organisationId } })
      if (domains === 0) return { ok: false, problem: 'no-domain' }
      if (requirement === 'required' && (await countUsable(transaction, organisationId)) === 0)
        return { ok: false, problem: 'no-break-glass' }
    }
    await transaction.signOn.updateMany({ where: { organisationId }, data: { requirement } })
    await audit(transaction, viewer, {
      action: 'sign-on.switched',
      subject: { type: 'organisation', id: organisationId },
      detail: { requirement, before: signOn?.requirement ?? 'off' },
    })
    return { ok: true }
  })
}
