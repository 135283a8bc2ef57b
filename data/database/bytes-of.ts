const ofReference = 8
const ofObject = 48

/** About how much memory a plain value takes, in bytes, at least 1: texts by their length, and what holds them. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return 16 + 2 * value.length
  if (typeof value !== 'object' || value === null) return ofReference
  if (value instanceof Map) return sum(ofObject, [...value.keys(), ...value.values()])
  if (Array.isArray(value))
    return typeof value[0] === 'number' ? ofObject + ofReference * value.length : sum(ofObject, value)
  // The names of properties are shared by all that have them.
  return sum(ofObject, Object.values(value))
}

function sum(first: number, parts: readonly unknown[]): number {
  return parts.reduce<number>((total, part) => total + ofReference + bytesOf(part), first)
}
