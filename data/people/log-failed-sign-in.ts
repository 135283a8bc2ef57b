import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { FailedSignIn } from '#domain/sign-on/failed-sign-ins.ts'

/** Logs that someone tried to sign in as a person and failed; in nobody's name, for it is not known who it was. */
export async function dangerouslyLogFailedSignIn(
  { organisationId, personId }: { readonly organisationId: string; readonly personId: string },
  { reason, network }: { reason: FailedSignIn; network: string },
): Promise<void> {
  await inOrganisation({ organisationId }, (transaction) =>
    audit(
      transaction,
      { organisationId, personId: null },
      {
        action: 'person.sign-in-failed',
        subject: { type: 'person', id: personId },
        detail: { reason, network },
      },
    ),
  )
}
