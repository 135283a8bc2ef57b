import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { providerShown } from './internal/shown.ts'

export type NewSettings = {
  readonly issuer: string
  readonly clientId: string
  /** Sealed; null: the one that is kept. */
  readonly clientSecret: string | null
  readonly domains: readonly string[]
  readonly makesAccounts: boolean
  /** See isOvertaken(). */
  readonly seen?: string
}

/**
 * Keeps an organisation's provider. With another issuer or client it is another provider, which has to be tried before it is
 * switched on. `domain-taken`: another organisation's people have addresses there.
 */
export async function keepSignOnSettings(
  viewer: Administrator,
  settings: NewSettings,
  { now }: { now: Date },
): Promise<{ ok: true } | { ok: false; problem: 'secret-missing' | 'domain-taken' | 'changed-meanwhile' }> {
  const { organisationId } = viewer
  const { issuer, clientId, clientSecret, makesAccounts } = settings
  const domains = [...settings.domains]
  return inOrganisation(viewer, async (transaction) => {
    // Two at once: of one organisation the second would fail, of two with one domain the second would be left without it.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('curtain: sign-on settings'))`
    const before = await transaction.signOn.findUnique({ where: { organisationId } })
    const known = await transaction.signOnDomain.findMany({ where: { organisationId }, select: { domain: true } })
    const inForce =
      before === null
        ? null
        : providerShown({ ...before, domains: known.map(({ domain }) => domain) }, before.changedAt)
    // The same once more, but for a secret: whether that is the one that is kept cannot be seen.
    const wanted = before === null || clientSecret !== null ? null : providerShown(settings, before.changedAt)
    if (isOvertaken({ inForce, wanted, seen: settings.seen })) return { ok: false, problem: 'changed-meanwhile' }
    const isSame = before !== null && before.issuer === issuer && before.clientId === clientId
    if (clientSecret === null && !isSame) return { ok: false, problem: 'secret-missing' }
    const taken = await readerWithin(transaction)(
      z.object({ domain: z.string() }),
      sql`SELECT domain FROM domains_of_others(${organisationId}::uuid, ${domains}::text[])`,
    )
    if (taken.length > 0) return { ok: false, problem: 'domain-taken' }
    const anew = isSame ? {} : { requirement: 'off', triedAt: null }
    const secret = clientSecret === null ? {} : { clientSecret }
    const data = { issuer, clientId, makesAccounts, changedAt: now, ...secret, ...anew }
    // Another provider's groups are not this one's.
    if (!isSame)
      await transaction.signOnAccount.updateMany({
        where: { organisationId },
        data: { groupValues: [], groupsAt: null, groupsProblem: null },
      })
    if (before === null)
      await transaction.signOn.create({ data: { ...data, organisationId, clientSecret: clientSecret ?? '' } })
    else await transaction.signOn.updateMany({ where: { organisationId }, data })
    await transaction.signOnDomain.deleteMany({ where: { organisationId, domain: { notIn: domains } } })
    await transaction.signOnDomain.createMany({
      data: domains.map((domain) => ({ organisationId, domain })),
      skipDuplicates: true,
    })
    await audit(transaction, viewer, {
      action: 'sign-on.changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { issuer, clientId, domains, makesAccounts, newSecret: clientSecret !== null },
    })
    return { ok: true }
  })
}
