import { takeTries } from '#data/people/internal/tries.ts'

/** Takes one try to name one's own password: apart from signing in, where others can fail in their name. */
export function takePasswordTry({
  organisationId,
  personId,
}: {
  readonly organisationId: string
  readonly personId: string
}): Promise<boolean> {
  return takeTries([{ name: 'own-password', most: 10, of: [organisationId, personId] }])
}
