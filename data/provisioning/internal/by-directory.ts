import type { Provider } from '#data/viewer.ts'

/** What the audit trail says of who did it: the directory, with this token. */
export function byDirectory({ tokenId }: Provider): { by: 'directory'; tokenId: string } {
  return { by: 'directory', tokenId }
}
