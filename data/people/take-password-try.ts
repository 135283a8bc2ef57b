import { takeTries } from '#data/people/internal/tries.ts'
import type { Viewer } from '#data/viewer.ts'

/** Takes one try to name the viewer's own password: apart from signing in, where others can fail in their name. */
export function takePasswordTry({ organisationId, personId }: Viewer): Promise<boolean> {
  return takeTries([{ name: 'own-password', most: 10, of: [organisationId, personId] }])
}
