import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import type { Administrator } from '#data/viewer.ts'

/**
 * Says which ways of signing in at the provider are strong enough, by its own names with spaces between them; empty: any is. It
 * counts from the next sign-in. `seen`: see isOvertaken().
 */
export async function askStrength(
  viewer: Administrator,
  { strength, seen }: { strength: string; seen?: string },
): Promise<'done' | 'not-found' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await transaction.$executeRaw`SELECT 1 FROM sign_on WHERE organisation_id = ${organisationId}::uuid FOR UPDATE`
    const signOn = await transaction.signOn.findUnique({ where: { organisationId }, select: { askedStrength: true } })
    if (signOn === null) return 'not-found'
    if (isOvertaken({ inForce: signOn, wanted: { askedStrength: strength }, seen })) return 'changed-meanwhile'
    if (signOn.askedStrength === strength) return 'done'
    await transaction.signOn.updateMany({ where: { organisationId }, data: { askedStrength: strength } })
    await audit(transaction, viewer, {
      action: 'sign-on.strength-changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { before: signOn.askedStrength, strength },
    })
    return 'done'
  })
}
