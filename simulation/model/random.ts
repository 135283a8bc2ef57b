/** Uniform numbers in [0, 1). Chance is an argument wherever it is used, so every run can be repeated from its seed. */
export type Random = () => number

/** A generator from a seed (sfc32, its state filled by splitmix32). Equal seeds give equal sequences. */
export function seededRandom(seed: number): Random {
  let filling = seed | 0
  const fill = () => {
    filling = (filling + 0x9e3779b9) | 0
    let mix = filling ^ (filling >>> 16)
    mix = Math.imul(mix, 0x21f0aaad)
    mix ^= mix >>> 15
    mix = Math.imul(mix, 0x735a2d97)
    return mix ^ (mix >>> 15)
  }
  let a = fill()
  let b = fill()
  let c = fill()
  let counter = 1
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  for (let warmUp = 0; warmUp < 12; warmUp++) next()
  return next
}

/** One draw from the standard normal distribution (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** One draw from the Beta distribution of the given mean and standard deviation, as a share of two gamma draws. */
export function beta(random: Random, { mean, sd }: { mean: number; sd: number }): number {
  const weight = (mean * (1 - mean)) / sd ** 2 - 1
  const [one, other] = [gamma(random, weight * mean), gamma(random, weight * (1 - mean))]
  return one / (one + other)
}

/** One draw from the gamma distribution with this shape, 1 or more, and rate 1 (Marsaglia and Tsang). */
function gamma(random: Random, shape: number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** One of the entries, in proportion to its weight; null when there are none. */
export function pickByWeight<Entry>(
  random: Random,
  entries: readonly Entry[],
  weight: (entry: Entry) => number,
): Entry | null {
  let left = random() * entries.reduce((sum, entry) => sum + weight(entry), 0)
  for (const entry of entries) {
    left -= weight(entry)
    if (left < 0) return entry
  }
  return entries[entries.length - 1] ?? null
}

/** A number in (0, 1) fixed by a text and a seed: for habits that stay with a person. */
export function hashOf(text: string, seed: number): number {
  let hash = (2_166_136_261 ^ seed) | 0
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  return ((hash >>> 0) + 0.5) / 4_294_967_296
}
