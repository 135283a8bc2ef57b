import type { AnswerTable } from './answer-table.ts'

/**
 * The same table in an order that its answers alone decide: neither that in which they came nor who gave them nor when anyone
 * began. So whatever is computed from it is the same to the last digit, also where it takes every second person or the first
 * so many; and it stays the same for everyone else when somebody's name and days are gone and their answers stay. Who answered
 * wholly alike stand in the order of their ids: one is as good as the other.
 */
export function inCanonicalOrder(table: AnswerTable): AnswerTable {
  const itemOrder = table.items
    .map((_, item) => item)
    .sort((a, b) => compared(table.items[a] ?? '', table.items[b] ?? ''))
  const placeOfItem = new Int32Array(table.items.length)
  itemOrder.forEach((item, place) => {
    placeOfItem[item] = place
  })
  const rowsOf = table.people.map((_, person) =>
    Int32Array.from(
      { length: (table.start[person + 1] ?? 0) - (table.start[person] ?? 0) },
      (_row, offset) => (table.start[person] ?? 0) + offset,
    ).sort(
      (left, right) =>
        (table.answeredAt[left] ?? 0) - (table.answeredAt[right] ?? 0) ||
        (placeOfItem[table.item[left] ?? 0] ?? 0) - (placeOfItem[table.item[right] ?? 0] ?? 0),
    ),
  )
  const compareAnswers = answersCompared(table, placeOfItem)
  const people = table.people
    .map((_, person) => person)
    .sort(
      (one, other) =>
        compareAnswers(rowsOf[one] ?? NO_ROWS, rowsOf[other] ?? NO_ROWS) ||
        comparedIds(table.people[one] ?? '', table.people[other] ?? ''),
    )
  const start = new Int32Array(table.people.length + 1)
  const rows = new Int32Array(table.item.length)
  let filled = 0
  people.forEach((person, place) => {
    const own = rowsOf[person] ?? NO_ROWS
    rows.set(own, filled)
    filled += own.length
    start[place + 1] = filled
  })
  return {
    people: people.map((person) => table.people[person] ?? ''),
    items: itemOrder.map((item) => table.items[item] ?? ''),
    start,
    item: Int32Array.from(rows, (row) => placeOfItem[table.item[row] ?? 0] ?? 0),
    correct: Uint8Array.from(rows, (row) => table.correct[row] ?? 0),
    confidence: Uint8Array.from(rows, (row) => table.confidence[row] ?? 0),
    elapsedMs: Float64Array.from(rows, (row) => table.elapsedMs[row] ?? 0),
    answeredAt: Float64Array.from(rows, (row) => table.answeredAt[row] ?? 0),
    choices: table.choices,
    choice: Int32Array.from(rows, (row) => table.choice[row] ?? -1),
  }
}

const NO_ROWS = new Int32Array(0)

/** Compares two people by their rows, the first that differs deciding; days count from each one's first. */
function answersCompared(
  table: AnswerTable,
  placeOfItem: Int32Array,
): (ofOne: Int32Array, ofOther: Int32Array) => number {
  const at = (rows: Int32Array, offset: number) => {
    const row = rows[offset] ?? 0
    return [
      table.elapsedMs[row] ?? 0,
      placeOfItem[table.item[row] ?? 0] ?? 0,
      table.correct[row] ?? 0,
      table.confidence[row] ?? 0,
      (table.answeredAt[row] ?? 0) - (table.answeredAt[rows[0] ?? 0] ?? 0),
    ]
  }
  return (ofOne, ofOther) => {
    for (let offset = 0; offset < Math.min(ofOne.length, ofOther.length); offset++) {
      const other = at(ofOther, offset)
      const differing = at(ofOne, offset).map((value, column) => value - (other[column] ?? 0))
      const decisive = differing.find((difference) => difference !== 0)
      if (decisive !== undefined) return decisive
    }
    return ofOne.length - ofOther.length
  }
}

/** As a reader would put them, without a locale: by small letters first, so that the result is the same everywhere. */
function comparedIds(one: string, other: string): number {
  return compared(one.toLowerCase(), other.toLowerCase()) || compared(one, other)
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
