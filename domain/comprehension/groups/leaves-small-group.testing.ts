import type { SuppressibleGroup } from './suppression.ts'

/**
 * By brute force: whether some sum of the groups, each taken any number of times (negative ones too), counts as something else
 * than zero only one to four people. For every set of so many people: whether the groups' columns of all others leave a
 * combination of rows free that the set's own columns do not, which is when their rank grows by the set's columns.
 */
export function leavesSmallGroup(groups: readonly SuppressibleGroup[], people: number): boolean {
  const rows = groups.map(({ members }) => {
    const inside = new Set(Array.from(members))
    return Array.from({ length: people }, (_, person) => (inside.has(person) ? 1 : 0))
  })
  const all = rankOf(rows)
  for (const set of setsOfUpTo(4, people)) {
    const left = new Set(set)
    const others = rows.map((row) => row.filter((_, person) => !left.has(person)))
    if (rankOf(others) < all) return true
  }
  return false
}

function* setsOfUpTo(most: number, people: number, from = 0): Generator<number[]> {
  if (most === 0) return
  for (let person = from; person < people; person++) {
    yield [person]
    for (const more of setsOfUpTo(most - 1, people, person + 1)) yield [person, ...more]
  }
}

/** A prime: ranks modulo it are those of rational numbers but for accidents of one in two thousand million. */
const modulus = 2_147_483_647n

function rankOf(rows: readonly (readonly number[])[]): number {
  const left = [...new Set(rows.map((row) => row.join('')))].map((row) => [...row].map((digit) => BigInt(digit)))
  let rank = 0
  const width = left[0]?.length ?? 0
  for (let column = 0; column < width && rank < left.length; column++) {
    const pivot = left.findIndex((row, place) => place >= rank && row[column] !== 0n)
    const row = left[pivot]
    if (row === undefined) continue
    left[pivot] = left[rank] ?? []
    left[rank] = row
    const inverse = power(row[column] ?? 1n, modulus - 2n)
    for (let place = rank + 1; place < left.length; place++) {
      const other = left[place] ?? []
      const factor = ((other[column] ?? 0n) * inverse) % modulus
      if (factor === 0n) continue
      for (let at = column; at < width; at++)
        other[at] = ((other[at] ?? 0n) + modulus - ((factor * (row[at] ?? 0n)) % modulus)) % modulus
    }
    rank += 1
  }
  return rank
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let [left, square] = [exponent, base]; left > 0n; left >>= 1n, square = (square * square) % modulus)
    if ((left & 1n) === 1n) result = (result * square) % modulus
  return result
}
