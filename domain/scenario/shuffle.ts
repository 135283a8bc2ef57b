/**
 * A generator of uniform 32-bit numbers fixed by a seed: the seed is hashed to 128 bits (cyrb128) and drives sfc32
 * (Chris Doty-Humphrey's small fast counting generator, which passes PractRand and BigCrush).
 */
function numbersFrom(seed: string): () => number {
  let a = 1779033703
  let b = 3144134277
  let c = 1013904242
  let d = 2773480762
  for (let index = 0; index < seed.length; index += 1) {
    const unit = seed.charCodeAt(index)
    a = b ^ Math.imul(a ^ unit, 597399067)
    b = c ^ Math.imul(b ^ unit, 2869860233)
    c = d ^ Math.imul(c ^ unit, 951274213)
    d = a ^ Math.imul(d ^ unit, 2716044179)
  }
  const next = () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 15; round += 1) next()
  return next
}

/** A whole number from 0 to `bound` − 1, every one as likely: draws that would favour the small ones are thrown away. */
function below(bound: number, next: () => number): number {
  const limit = 2 ** 32 - (2 ** 32 % bound)
  let index = next()
  while (index >= limit) index = next()
  return index % bound
}

/** The values in an order that depends on the seed alone (Fisher–Yates): the same seed, the same order. */
export function shuffle<Value>(values: readonly Value[], seed: string): Value[] {
  const next = numbersFrom(seed)
  const result = [...values]
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = below(last + 1, next)
    const value = result[last] as Value
    result[last] = result[other] as Value
    result[other] = value
  }
  return result
}
