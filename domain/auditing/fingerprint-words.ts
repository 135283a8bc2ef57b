const consonants = 'bdfghjklmnprstvz'
const vowels = 'aiou'

/**
 * Bytes as pronounceable five-letter words, two bytes a word, to be compared over the telephone: Wilkerson's proquints
 * (arXiv 0901.4016). An odd last byte stands as if followed by zero.
 */
export function fingerprintWords(bytes: Uint8Array): string {
  const words: string[] = []
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    const consonant = (shift: number) => consonants[(pair >> shift) & 15]
    const vowel = (shift: number) => vowels[(pair >> shift) & 3]
    words.push(`${consonant(12)}${vowel(10)}${consonant(6)}${vowel(4)}${consonant(0)}`)
  }
  return words.join('-')
}
