import type { Random } from './random.ts'

/** A random (version 4) UUID from a seeded source. */
export function uuidFrom(random: Random): string {
  const hex = Array.from({ length: 32 }, (_, place) => {
    const digit = Math.floor(random() * 16)
    return (place === 12 ? 4 : place === 16 ? 8 + (digit % 4) : digit).toString(16)
  }).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
