import { countsAsEvidence } from '#domain/comprehension/evidence.ts'
import type { Confidence } from '#domain/comprehension/item.ts'

/**
 * Counted answers of many people in columns: a million rows take 34 MB. The rows of one person lie together, oldest
 * first.
 */
export type AnswerTable = {
  people: readonly string[]
  items: readonly string[]
  /** Rows of person i: start[i] up to, not including, start[i + 1]. */
  start: Int32Array
  /** Index into `items`. */
  item: Int32Array
  correct: Uint8Array
  /** Index into CONFIDENCES. */
  confidence: Uint8Array
  /** What was chosen, as one key per combination of options; `choice` is an index into it, −1 where it is not known. */
  choices: readonly string[]
  choice: Int32Array
  elapsedMs: Float64Array
  /** Milliseconds since 1970. */
  answeredAt: Float64Array
}

export type AnswerRow = {
  person: string
  item: string
  correct: boolean
  confidence: Confidence | null
  elapsedMs: number
  /** Milliseconds since 1970. */
  answeredAt: number
  /** What was chosen, as one key; only item statistics ask for it. */
  choice?: string
}

/** What the confidence column means by its numbers. */
export const CONFIDENCES: readonly (Confidence | null)[] = [null, 'sure', 'fairly', 'guess']

const FIRST_CAPACITY = 1024
const UNKNOWN = -1

/** Collects answers in any order; `finish` sorts them and leaves out those that do not count. */
export class AnswerTableBuilder {
  readonly #people = new Map<string, number>()
  readonly #items = new Map<string, number>()
  readonly #choices = new Map<string, number>()
  #size = 0
  #person = new Int32Array(FIRST_CAPACITY)
  #item = new Int32Array(FIRST_CAPACITY)
  #correct = new Uint8Array(FIRST_CAPACITY)
  #confidence = new Uint8Array(FIRST_CAPACITY)
  #elapsedMs = new Float64Array(FIRST_CAPACITY)
  #answeredAt = new Float64Array(FIRST_CAPACITY)
  #choice = new Int32Array(FIRST_CAPACITY)

  add(row: AnswerRow): void {
    const at = this.#size
    if (at === this.#person.length) this.#grow()
    this.#person[at] = indexIn(this.#people, row.person)
    this.#item[at] = indexIn(this.#items, row.item)
    this.#correct[at] = row.correct ? 1 : 0
    this.#confidence[at] = CONFIDENCES.indexOf(row.confidence)
    this.#elapsedMs[at] = row.elapsedMs
    this.#answeredAt[at] = row.answeredAt
    this.#choice[at] = row.choice === undefined ? UNKNOWN : indexIn(this.#choices, row.choice)
    this.#size = at + 1
  }

  /** The table of the answers that count, see `countsAsEvidence`. Answers of one moment keep the order they came in. */
  finish(): AnswerTable {
    const order = this.#countedOrder()
    const start = new Int32Array(this.#people.size + 1)
    for (const row of order) {
      const after = (this.#person[row] ?? 0) + 1
      start[after] = (start[after] ?? 0) + 1
    }
    for (let person = 0; person < this.#people.size; person++) {
      start[person + 1] = (start[person + 1] ?? 0) + (start[person] ?? 0)
    }
    return {
      people: [...this.#people.keys()],
      items: [...this.#items.keys()],
      start,
      item: Int32Array.from(order, (row) => this.#item[row] ?? 0),
      correct: Uint8Array.from(order, (row) => this.#correct[row] ?? 0),
      confidence: Uint8Array.from(order, (row) => this.#confidence[row] ?? 0),
      elapsedMs: Float64Array.from(order, (row) => this.#elapsedMs[row] ?? 0),
      answeredAt: Float64Array.from(order, (row) => this.#answeredAt[row] ?? 0),
      choices: [...this.#choices.keys()],
      choice: Int32Array.from(order, (row) => this.#choice[row] ?? UNKNOWN),
    }
  }

  /**
   * Pairs of answers that one person gave at one moment, by their places in the order they were added: those to one item,
   * which cannot both be so, and those to different items.
   */
  *atOneMoment(): Generator<{ first: number; second: number; sameItem: boolean }> {
    const { order, start } = this.#rowsByPerson()
    const [answeredAt, item] = [this.#answeredAt, this.#item]
    for (let person = 0; person < this.#people.size; person++) {
      const rows = order.subarray(start[person] ?? 0, start[person + 1] ?? 0)
      rows.sort(
        (left, right) =>
          (answeredAt[left] ?? 0) - (answeredAt[right] ?? 0) || (item[left] ?? 0) - (item[right] ?? 0) || left - right,
      )
      for (let place = 1; place < rows.length; place++) {
        const [first, second] = [rows[place - 1] ?? 0, rows[place] ?? 0]
        if (answeredAt[first] === answeredAt[second]) yield { first, second, sameItem: item[first] === item[second] }
      }
    }
  }

  /** Rows by person and time, without those that do not count. */
  #countedOrder(): Int32Array {
    const { order, start } = this.#rowsByPerson()
    const answeredAt = this.#answeredAt
    let rowCount = 0
    for (let person = 0; person < this.#people.size; person++) {
      const rows = order.subarray(start[person] ?? 0, start[person + 1] ?? 0)
      rows.sort((left, right) => (answeredAt[left] ?? 0) - (answeredAt[right] ?? 0) || left - right)
      const lastAnswers = new Map<number, number>()
      for (const row of rows) {
        const item = this.#item[row] ?? 0
        const at = answeredAt[row] ?? 0
        const last = lastAnswers.get(item)
        lastAnswers.set(item, at)
        if (last !== undefined && !countsAsEvidence(new Date(at), new Date(last))) continue
        order[rowCount] = row
        rowCount += 1
      }
    }
    return order.subarray(0, rowCount)
  }

  /** Rows sorted by person, in the order they came in. */
  #rowsByPerson(): { order: Int32Array; start: Int32Array } {
    const start = new Int32Array(this.#people.size + 1)
    for (let row = 0; row < this.#size; row++) {
      const after = (this.#person[row] ?? 0) + 1
      start[after] = (start[after] ?? 0) + 1
    }
    for (let person = 0; person < this.#people.size; person++) {
      start[person + 1] = (start[person + 1] ?? 0) + (start[person] ?? 0)
    }
    const next = start.slice()
    const order = new Int32Array(this.#size)
    for (let row = 0; row < this.#size; row++) {
      const person = this.#person[row] ?? 0
      const place = next[person] ?? 0
      order[place] = row
      next[person] = place + 1
    }
    return { order, start }
  }

  #grow(): void {
    const size = this.#person.length * 2
    this.#person = enlarge(new Int32Array(size), this.#person)
    this.#item = enlarge(new Int32Array(size), this.#item)
    this.#correct = enlarge(new Uint8Array(size), this.#correct)
    this.#confidence = enlarge(new Uint8Array(size), this.#confidence)
    this.#elapsedMs = enlarge(new Float64Array(size), this.#elapsedMs)
    this.#answeredAt = enlarge(new Float64Array(size), this.#answeredAt)
    this.#choice = enlarge(new Int32Array(size), this.#choice)
  }
}

function enlarge<Column extends { set: (values: ArrayLike<number>) => void }>(
  larger: Column,
  full: ArrayLike<number>,
): Column {
  larger.set(full)
  return larger
}

function indexIn(places: Map<string, number>, id: string): number {
  const index = places.get(id)
  if (index !== undefined) return index
  places.set(copyText(id), places.size)
  return places.size - 1
}

/** A copy that does not keep alive the large text that it may have been cut from. */
function copyText(text: string): string {
  return text.split('').join('')
}
