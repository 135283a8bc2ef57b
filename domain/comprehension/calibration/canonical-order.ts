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
    .sort((a, b) => compareText(table.items[a] ?? '', table.items[b] ?? ''))
  const placeOfItem = new Int32Array(table.items.length)
  itemOrder.forEach((item, place) => {
    placeOfItem[item] = place
  })
  // As in the table, each person's rows together.
  const rowOrder = Int32Array.from(table.item.keys())
  for (let person = 0; person < table.people.length; person++)
    rowOrder
      .subarray(table.start[person], table.start[person + 1])
      .sort(
        (left, right) =>
          (table.answeredAt[left] ?? 0) - (table.answeredAt[right] ?? 0) ||
          (placeOfItem[table.item[left] ?? 0] ?? 0) - (placeOfItem[table.item[right] ?? 0] ?? 0),
      )
  const compareAnswers = answerComparer(table, { rowOrder, placeOfItem })
  const people = table.people
    .map((_, person) => person)
    .sort((one, other) => compareAnswers(one, other) || comparedIds(table.people[one] ?? '', table.people[other] ?? ''))
  const start = new Int32Array(table.people.length + 1)
  const rows = new Int32Array(table.item.length)
  people.forEach((person, place) => {
    const own = rowOrder.subarray(table.start[person], table.start[person + 1])
    const nextPlace = start[place] ?? 0
    rows.set(own, nextPlace)
    start[place + 1] = nextPlace + own.length
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

/** Compares two people by their rows, the first that differs deciding; days count from each one's first. */
function answerComparer(
  table: AnswerTable,
  { rowOrder, placeOfItem }: { rowOrder: Int32Array; placeOfItem: Int32Array },
): (one: number, other: number) => number {
  const startOf = (person: number) => table.start[person] ?? 0
  const lengthOf = (person: number) => startOf(person + 1) - startOf(person)
  const beganAt = (person: number) => table.answeredAt[rowOrder[startOf(person)] ?? 0] ?? 0
  return (one, other) => {
    const both = Math.min(lengthOf(one), lengthOf(other))
    for (let place = 0; place < both; place++) {
      const row = rowOrder[startOf(one) + place] ?? 0
      const against = rowOrder[startOf(other) + place] ?? 0
      const difference =
        (table.elapsedMs[row] ?? 0) - (table.elapsedMs[against] ?? 0) ||
        (placeOfItem[table.item[row] ?? 0] ?? 0) - (placeOfItem[table.item[against] ?? 0] ?? 0) ||
        (table.correct[row] ?? 0) - (table.correct[against] ?? 0) ||
        (table.confidence[row] ?? 0) - (table.confidence[against] ?? 0) ||
        (table.answeredAt[row] ?? 0) - beganAt(one) - ((table.answeredAt[against] ?? 0) - beganAt(other))
      if (difference !== 0) return difference
    }
    return lengthOf(one) - lengthOf(other)
  }
}

/** As a reader would put them, without a locale: by small letters first, so that the result is the same everywhere. */
function comparedIds(one: string, other: string): number {
  return compareText(one.toLowerCase(), other.toLowerCase()) || compareText(one, other)
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
