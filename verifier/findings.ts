/** What a verification found, in plain sentences. The first ones of a kind are told, the rest are counted. */
export class Findings {
  readonly #told: string[] = []
  readonly #times = new Map<string, number>()
  readonly #mostOfAKind = 5

  /** `kind` groups what would otherwise fill the screen: a thousand estimates that differ. */
  add(kind: string, sentence: string): void {
    const times = (this.#times.get(kind) ?? 0) + 1
    this.#times.set(kind, times)
    if (times <= this.#mostOfAKind) this.#told.push(sentence)
  }

  get none(): boolean {
    return this.#times.size === 0
  }

  sentences(): string[] {
    const more = [...this.#times].flatMap(([kind, times]) =>
      times > this.#mostOfAKind ? [`${kind}: ${times - this.#mostOfAKind} more`] : [],
    )
    return [...this.#told, ...more]
  }
}
