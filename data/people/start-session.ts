import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { GroupsProblem } from '#domain/sign-on/read-groups.ts'

/** By which way someone came in, where it was not with a password like everyone's. */
export type WayIn = {
  readonly by?: 'single-sign-on' | 'passkey'
  /** Why the provider named no groups, where it was asked to. */
  readonly groups?: GroupsProblem
  readonly breakGlass?: true
  readonly remembered?: true
  /** How the provider says that they signed in there, by its own name. */
  readonly strength?: string
}

/** As the session keeps it: what is asked of it depends on it (factor_is_owed). */
function wayOf(
  { by, breakGlass }: WayIn,
  { isShort }: { isShort: boolean },
): 'password' | 'short-password' | 'passkey' | 'single-sign-on' | 'break-glass' {
  if (breakGlass === true) return 'break-glass'
  return by ?? (isShort ? 'short-password' : 'password')
}

/**
 * Begins a session for someone who was recognised, and logs from which network. Returns its id, which goes into the
 * signed cookie.
 */
export async function dangerouslyStartSession(
  person: { readonly organisationId: string; readonly personId: string },
  {
    expiresAt,
    network,
    device = '',
    how = {},
    provider = null,
    now = new Date(),
    provedAt = now,
  }: {
    expiresAt: Date
    network: string
    /** Browser and system. */
    device?: string
    /** What is logged of the way in, where it is not a password like everyone's. */
    how?: WayIn
    /** Which session of which provider began it, where one did; null as its session: it does not say. */
    provider?: { readonly issuer: string; readonly session: string | null } | null
    now?: Date
    /** When they showed who they are, where that was not now; null: nobody knows. */
    provedAt?: Date | null
  },
): Promise<{ sessionId: string }> {
  const { organisationId, personId } = person
  return inOrganisation(person, async (transaction) => {
    const credential = await transaction.credential.findFirst({
      where: { organisationId, personId },
      select: { isShort: true },
    })
    const wayIn = wayOf(how, { isShort: credential?.isShort ?? false })
    const session = await transaction.session.create({
      data: {
        organisationId,
        personId,
        createdAt: now,
        expiresAt,
        network,
        device,
        wayIn,
        providerIssuer: provider?.issuer ?? null,
        providerSession: provider?.session ?? null,
        provedAt,
      },
      select: { id: true },
    })
    await transaction.person.updateMany({
      where: { organisationId: person.organisationId, id: person.personId },
      data: { lastActiveAt: now },
    })
    await audit(transaction, person, {
      action: 'person.signed-in',
      subject: { type: 'person', id: personId },
      detail: { network, ...how },
    })
    return { sessionId: session.id }
  })
}
