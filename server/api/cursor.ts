/** Where a list goes on, as a programme gets it: to be sent back as it is, and not to be read. */
export function cursorOf(after: string): string {
  return Buffer.from(after).toString('base64url')
}

/** What a cursor says; null where it is none of ours. */
export function readCursor(cursor: string): string | null {
  const after = Buffer.from(cursor, 'base64url').toString('utf8')
  return cursorOf(after) === cursor && !after.includes('\0') ? after : null
}
