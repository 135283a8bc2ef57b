import type { AnswerTable } from './answer-table.ts'

/**
 * The same table in an order that does not depend on that in which its answers came: people by their first answer, then by
 * their ids; items by their ids; and answers of one moment by their items. So whatever is computed from it, to the last
 * digit, does not either.
 */
export function inCanonicalOrder(table: AnswerTable): AnswerTable {
  const itemOrder = table.items
    .map((_, item) => item)
    .sort((a, b) => compared(table.items[a] ?? '', table.items[b] ?? ''))
  const placeOfItem = new Int32Array(table.items.length)
  itemOrder.forEach((item, place) => {
    placeOfItem[item] = place
  })
  const firstAnswer = (person: number) => table.answeredAt[table.start[person] ?? 0] ?? 0
  const people = table.people
    .map((_, person) => person)
    .sort((a, b) => firstAnswer(a) - firstAnswer(b) || comparedIds(table.people[a] ?? '', table.people[b] ?? ''))
  const start = new Int32Array(table.people.length + 1)
  const rows = new Int32Array(table.item.length)
  let filled = 0
  people.forEach((person, place) => {
    const own = Int32Array.from(
      { length: (table.start[person + 1] ?? 0) - (table.start[person] ?? 0) },
      (_, offset) => (table.start[person] ?? 0) + offset,
    ).sort(
      (left, right) =>
        (table.answeredAt[left] ?? 0) - (table.answeredAt[right] ?? 0) ||
        (placeOfItem[table.item[left] ?? 0] ?? 0) - (placeOfItem[table.item[right] ?? 0] ?? 0),
    )
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

/** As a reader would put them, without a locale: by small letters first, so that the result is the same everywhere. */
function comparedIds(one: string, other: string): number {
  return compared(one.toLowerCase(), other.toLowerCase()) || compared(one, other)
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
