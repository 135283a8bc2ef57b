import { createHash } from 'node:crypto'

/** The id of what an act on many makes for one person: a UUID of version 8, of one's own making. The same act makes the same. */
export function idForPerson(act: string, personId: string): string {
  const hash = createHash('sha256').update(`${act} ${personId}`).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
