import { audit } from '#data/database/audit.ts'
import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { linkProblem } from '#domain/sign-on/link-problem.ts'
import type { SignOnClaims } from '#domain/sign-on/read-claims.ts'
import type { SignOnRefusal } from '#domain/sign-on/refusals.ts'
import { applyClaimedGroups } from './internal/apply-claimed-groups.ts'
import { joinPerson, makePerson } from './internal/make-person.ts'
import type { SignOnProvider } from './provider.ts'

type At = { readonly network: string; readonly languageOf: (tag: string) => string; readonly now: Date }
type SignOnOutcome =
  | { readonly ok: true; readonly personId: string }
  | { readonly ok: false; readonly reason: SignOnRefusal }

/**
 * Who an account at the provider is here. Known by its subject; the first time by a verified address of the organisation's
 * domains, which links it for good, or a new person where the organisation lets accounts be made. Someone who was invited has
 * joined, and everyone has what the groups mean that the provider names. What was refused is in the audit trail with its reason.
 */
export async function dangerouslyFindOrLink(
  provider: SignOnProvider,
  claims: SignOnClaims,
  at: At,
): Promise<SignOnOutcome> {
  const { organisationId } = provider
  return inOrganisation({ organisationId }, async (transaction) => {
    // The same account twice at once would be linked twice.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`curtain: sign-on ${organisationId} ${claims.email ?? claims.subject}`}, 0))`
    const foundAccount = await find(transaction, provider, claims, at)
    const nobody = { organisationId, personId: null }
    if ('reason' in foundAccount) {
      const { reason, personId } = foundAccount
      const detail = { reason, network: at.network, by: 'single-sign-on' }
      if (personId === null)
        await audit(transaction, nobody, {
          action: 'sign-on.failed',
          subject: { type: 'organisation', id: organisationId },
          detail,
        })
      else
        await audit(transaction, nobody, {
          action: 'person.sign-in-failed',
          subject: { type: 'person', id: personId },
          detail,
        })
      return { ok: false, reason }
    }
    await transaction.signOnAccount.updateMany({
      where: { organisationId, issuer: claims.issuer, subject: claims.subject },
      data: { lastUsedAt: at.now },
    })
    const { groups, issuer, subject } = claims
    const account = { organisationId, issuer, subject, personId: foundAccount.personId }
    if (groups !== null) await applyClaimedGroups(transaction, account, { groups, now: at.now })
    return { ok: true, personId: foundAccount.personId }
  })
}

type Refusal = { readonly reason: SignOnRefusal; readonly personId: string | null }

async function find(
  transaction: Transaction,
  provider: SignOnProvider,
  claims: SignOnClaims,
  at: At,
): Promise<{ personId: string } | Refusal> {
  const { organisationId } = provider
  const { issuer, subject } = claims
  const linkedAccount = await transaction.signOnAccount.findFirst({
    where: { organisationId, issuer, subject },
    select: { personId: true },
  })
  const personId = linkedAccount?.personId ?? (await toLink(transaction, provider, claims, at))
  if (typeof personId !== 'string') return personId
  const person = await transaction.person.findFirstOrThrow({
    where: { organisationId, id: personId },
    select: { status: true, leftAt: true },
  })
  if (person.status === 'suspended') return { reason: person.leftAt === null ? 'suspended' : 'left', personId }
  if (linkedAccount === null) {
    await transaction.signOnAccount.createMany({
      data: { organisationId, issuer, subject, personId, linkedAt: at.now },
    })
    await audit(
      transaction,
      { organisationId, personId: null },
      { action: 'sign-on.linked', subject: { type: 'person', id: personId }, detail: { issuer } },
    )
  }
  if (person.status === 'invited') await joinPerson(transaction, { organisationId, personId, now: at.now })
  return { personId }
}

/** The person whom an account that is not known yet may become. */
async function toLink(
  transaction: Transaction,
  { organisationId, domains, makesAccounts }: SignOnProvider,
  claims: SignOnClaims,
  at: At,
): Promise<string | Refusal> {
  const { email, issuer } = claims
  const problem = linkProblem(claims, domains)
  if (email === null || problem !== null) return { reason: problem ?? 'email-missing', personId: null }
  const person = await transaction.person.findFirst({
    where: { organisationId, email },
    select: { id: true, signOnAccounts: { where: { issuer }, select: { subject: true } } },
  })
  if (person !== null)
    return person.signOnAccounts.length === 0 ? person.id : { reason: 'linked-otherwise', personId: person.id }
  if (!makesAccounts) return { reason: 'unknown', personId: null }
  const newPersonId = await makePerson(transaction, { organisationId, email, claims }, at)
  return newPersonId ?? { reason: 'address-taken', personId: null }
}
