import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { providerFormValues } from './internal/shown.ts'
import type { SamlSettings } from './settings.ts'

export type NewSettings = {
  readonly issuer: string
  /** By SAML: what we are called there. */
  readonly clientId: string
  /** Sealed; null: the one that is kept. */
  readonly clientSecret: string | null
  readonly domains: readonly string[]
  readonly makesAccounts: boolean
  /** Null: the provider is one of OpenID Connect. */
  readonly saml?: SamlSettings | null
  /** See isOvertaken(). */
  readonly seen?: string
}

/**
 * Keeps an organisation's provider. With another issuer, client or protocol it is another provider, which has to be tried before it
 * is switched on. `domain-taken`: another organisation's people have addresses there.
 */
export async function keepSignOnSettings(
  viewer: Administrator,
  settings: NewSettings,
  { now }: { now: Date },
): Promise<{ ok: true } | { ok: false; problem: 'secret-missing' | 'domain-taken' | 'changed-meanwhile' }> {
  const { organisationId } = viewer
  const { issuer, clientId, clientSecret, makesAccounts, saml = null } = settings
  const domains = [...settings.domains]
  const protocol = saml === null ? 'openid-connect' : 'saml'
  return inOrganisation(viewer, async (transaction) => {
    // Two at once: of one organisation the second would fail, of two with one domain the second would be left without it.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('curtain: sign-on settings'))`
    const before = await transaction.signOn.findUnique({ where: { organisationId } })
    const domainRows = await transaction.signOnDomain.findMany({ where: { organisationId }, select: { domain: true } })
    const inForce =
      before === null
        ? null
        : providerFormValues({ ...before, domains: domainRows.map(({ domain }) => domain) }, before.changedAt)
    // The same once more, but for a secret: whether that is the one that is kept cannot be seen.
    const nextFormValues =
      before === null || (clientSecret !== null && saml === null)
        ? null
        : providerFormValues({ ...settings, protocol, ...samlColumns(saml) }, before.changedAt)
    if (isOvertaken({ inForce, wanted: nextFormValues, seen: settings.seen }))
      return { ok: false, problem: 'changed-meanwhile' }
    const isSame = before?.issuer === issuer && before.clientId === clientId && before.protocol === protocol
    if (clientSecret === null && saml === null && !isSame) return { ok: false, problem: 'secret-missing' }
    const takenDomains = await readerWithin(transaction)(
      z.object({ domain: z.string() }),
      sql`SELECT domain FROM domains_of_others(${organisationId}::uuid, ${domains}::text[])`,
    )
    if (takenDomains.length > 0) return { ok: false, problem: 'domain-taken' }
    const anew = isSame ? {} : { requirement: 'off', triedAt: null, askedStrength: '' }
    const secret = clientSecret === null ? {} : { clientSecret }
    const readAt = saml === null || saml.metadataAddress === '' ? null : now
    const read = { ...samlColumns(saml), metadataReadAt: readAt }
    const data = { issuer, clientId, protocol, makesAccounts, changedAt: now, ...read, ...secret, ...anew }
    if (!isSame) await forgetGroups(transaction, organisationId)
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
      detail: {
        ...{ issuer, clientId, domains, makesAccounts, newSecret: clientSecret !== null },
        ...(saml === null ? {} : { protocol, signInAddress: saml.signInAddress, certificates: [...saml.certificates] }),
      },
    })
    return { ok: true }
  })
}

function samlColumns(saml: SamlSettings | null) {
  const { signInAddress = '', metadataAddress = '', certificates = [] } = saml ?? {}
  return { signInAddress, metadataAddress, certificates: [...certificates] }
}

/** Another provider's groups are not this one's. */
async function forgetGroups(transaction: Transaction, organisationId: string): Promise<void> {
  await transaction.signOnAccount.updateMany({
    where: { organisationId },
    data: { groupValues: [], groupsAt: null, groupsProblem: null },
  })
}
