const MOST_OF_A_KIND = 5

/** What is odd in the input and does not stop the work: a line each, of every kind the first few, then how many more. */
export class Warnings {
  readonly #lines = new Map<string, { shown: string[]; more: number }>()

  add(kind: string, line: string): void {
    const lines = this.#lines.get(kind) ?? { shown: [], more: 0 }
    this.#lines.set(kind, lines)
    if (lines.shown.length < MOST_OF_A_KIND) lines.shown.push(line)
    else lines.more += 1
  }

  lines(): string[] {
    return [...this.#lines].flatMap(([kind, { shown, more }]) => [
      ...shown.map((line) => `warning: ${line}`),
      ...(more > 0 ? [`warning: ${kind}: ${more} more`] : []),
    ])
  }
}
