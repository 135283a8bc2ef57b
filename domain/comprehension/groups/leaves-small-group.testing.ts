import type { SuppressibleGroup } from './suppression.ts'

/**
 * By brute force: whether some sum of the groups, each taken any number of times (negative ones too), counts as something else
 * than zero only one to four people. For every set of so many people: whether the groups' columns of all others leave a
 * combination of rows free that the set's own columns do not, which is when their rank grows by the set's columns.
 *
 * @param personOf whose a member's number is, where someone has several, as one for each value that they have had.
 */
export function leavesSmallGroup(
  groups: readonly Pick<SuppressibleGroup, 'members'>[],
  people: number,
  { personOf = (number) => number }: { personOf?: (member: number) => number } = {},
): boolean {
  const members = [...new Set(groups.flatMap(({ members }) => Array.from(members)))]
  const rows = groups.map(({ members: own }) => {
    const inside = new Set(Array.from(own))
    return members.map((member) => (inside.has(member) ? 1 : 0))
  })
  const persons = members.map(personOf)
  const all = rankOf(rows)
  for (const set of setsOfUpTo(4, people)) {
    const left = new Set(set)
    const others = rows.map((row) => row.filter((_, place) => !left.has(persons[place] ?? -1)))
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

/** The largest prime whose products are exact: ranks modulo it are those of rational numbers but for accidents of one in many millions. */
const modulus = 67_108_859

function rankOf(rows: readonly (readonly number[])[]): number {
  const left = [...new Set(rows.map((row) => row.join('')))].map((row) => Array.from(row, Number))
  let rank = 0
  const width = left[0]?.length ?? 0
  for (let column = 0; column < width && rank < left.length; column++) {
    const pivot = left.findIndex((row, place) => place >= rank && row[column] !== 0)
    const row = left[pivot]
    if (row === undefined) continue
    left[pivot] = left[rank] ?? []
    left[rank] = row
    const inverse = power(row[column] ?? 1, modulus - 2)
    for (let place = rank + 1; place < left.length; place++) {
      const other = left[place] ?? []
      const factor = ((other[column] ?? 0) * inverse) % modulus
      if (factor === 0) continue
      for (let at = column; at < width; at++)
        other[at] = ((other[at] ?? 0) + modulus - ((factor * (row[at] ?? 0)) % modulus)) % modulus
    }
    rank += 1
  }
  return rank
}

function power(base: number, exponent: number): number {
  let result = 1
  for (
    let [left, square] = [exponent, base];
    left > 0;
    left = Math.floor(left / 2), square = (square * square) % modulus
  )
    if (left % 2 === 1) result = (result * square) % modulus
  return result
}
