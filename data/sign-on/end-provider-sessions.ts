import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { SignOnProvider } from './provider.ts'

/**
 * Ends the sessions that a provider says are over: the one of its session, or all that it began for the person. `used`: its token
 * was seen before. Each token counts once.
 *
 * @param token.hash of what identifies it, until `expiresAt`.
 */
export async function dangerouslyEndProviderSessions(
  { organisationId, issuer }: Pick<SignOnProvider, 'organisationId' | 'issuer'>,
  { subject, session, token }: ProviderLogout,
): Promise<'ended' | 'used'> {
  return inOrganisation({ organisationId }, async (transaction) => {
    const spentToken = { organisationId, tokenHash: token.hash, expiresAt: token.expiresAt }
    const { count } = await transaction.signOnSpent.createMany({ data: [spentToken], skipDuplicates: true })
    if (count === 0) return 'used'
    const ofSubject = subject === null ? {} : { person: { is: { signOnAccounts: { some: { issuer, subject } } } } }
    // Before it was kept which session began one, it was known that a provider did.
    const sessionCondition =
      session === null
        ? { OR: [{ providerIssuer: issuer }, { providerIssuer: null, wayIn: 'single-sign-on' }] }
        : { providerIssuer: issuer, providerSession: session }
    const ending = await transaction.session.findMany({
      where: { organisationId, ...sessionCondition, ...ofSubject },
      select: { id: true, personId: true },
    })
    await transaction.session.deleteMany({ where: { organisationId, id: { in: ending.map(({ id }) => id) } } })
    for (const personId of new Set(ending.map((each) => each.personId)))
      await audit(
        transaction,
        { organisationId, personId: null },
        {
          action: 'sign-on.signed-out',
          subject: { type: 'person', id: personId },
          detail: { sessions: ending.filter((each) => each.personId === personId).length },
        },
      )
    return 'ended'
  })
}

/** At least one of `subject` and `session` is not null. */
export type ProviderLogout = {
  readonly subject: string | null
  readonly session: string | null
  readonly token: { readonly hash: string; readonly expiresAt: Date }
}
