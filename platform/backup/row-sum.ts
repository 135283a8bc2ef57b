import { createHash } from 'node:crypto'

const newline = 10

/**
 * The sum of the hashes of rows, as PostgreSQL copies them out (a line each, in whatever pieces they come): the same in
 * whatever order they lie, as a hash of all of them is not.
 */
export class RowSum {
  readonly #sums = new BigUint64Array(4)
  #rest: Buffer = Buffer.alloc(0)

  add(piece: Buffer): void {
    let from = 0
    for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, from)) {
      const line = piece.subarray(from, end)
      this.#addRow(this.#rest.length === 0 ? line : Buffer.concat([this.#rest, line]))
      this.#rest = Buffer.alloc(0)
      from = end + 1
    }
    if (from < piece.length) this.#rest = Buffer.concat([this.#rest, piece.subarray(from)])
  }

  digest(): string {
    return [...this.#sums, this.#rest.length].join(' ')
  }

  #addRow(row: Buffer): void {
    const hash = createHash('sha256').update(row).digest()
    for (const place of this.#sums.keys())
      this.#sums[place] = (this.#sums[place] ?? 0n) + hash.readBigUInt64LE(place * 8)
  }
}
