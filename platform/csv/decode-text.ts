export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252'

/**
 * The text of a file whose encoding nobody said: by its byte order mark; else UTF-16 where every second byte of its
 * beginning is nearly always zero; else UTF-8 where it is valid; else Windows-1252, which Latin-1 is read as too. Null: no
 * text, as zero bytes say that are left.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return utf16('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return utf16('utf-16be', bytes)
  const zeros = [0, 0]
  const sample = bytes.subarray(0, 2000)
  for (const [place, byte] of sample.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1
  const mostly = sample.length / 4
  if ((zeros[1] ?? 0) > mostly) return utf16('utf-16le', bytes)
  if ((zeros[0] ?? 0) > mostly) return utf16('utf-16be', bytes)
  if (bytes.includes(0)) return null
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' }
  }
}

function utf16(label: 'utf-16le' | 'utf-16be', bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  const text = new TextDecoder(label).decode(bytes)
  return text.includes('\0') ? null : { text, encoding: 'UTF-16' }
}
