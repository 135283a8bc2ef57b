import { inOrganisation } from '#data/database/database.ts'
import type { Viewer } from '#data/viewer.ts'

export type OwnPasskey = {
  readonly id: string
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

/** The viewer's own passkeys, the oldest first. */
export async function listOwnPasskeys(viewer: Viewer): Promise<readonly OwnPasskey[]> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, (transaction) =>
    transaction.passkey.findMany({
      where: { organisationId, personId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    }),
  )
}

/** How a person's passkeys are named to browsers: by credential. Empty: they have none. */
export async function dangerouslyFindPasskeys(person: {
  readonly organisationId: string
  readonly personId: string
}): Promise<readonly { readonly id: string; readonly transports: readonly string[] }[]> {
  const { organisationId, personId } = person
  const passkeys = await inOrganisation(person, (transaction) =>
    transaction.passkey.findMany({
      where: { organisationId, personId },
      orderBy: { createdAt: 'asc' },
      select: { credentialId: true, transports: true },
    }),
  )
  return passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports }))
}
