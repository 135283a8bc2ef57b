/**
 * A map that keeps the newest so many: what was put in longest ago goes when there is no room. Putting a key in again
 * makes it the newest.
 */
export class BoundedMap<Key, Value> {
  readonly #most: number
  readonly #values = new Map<Key, Value>()

  constructor({ most }: { most: number }) {
    this.#most = most
  }

  get(key: Key): Value | undefined {
    return this.#values.get(key)
  }

  set(key: Key, value: Value): void {
    this.#values.delete(key)
    this.#values.set(key, value)
    const oldest = this.#values.size > this.#most ? this.#values.keys().next() : undefined
    if (oldest?.done === false) this.#values.delete(oldest.value)
  }

  delete(key: Key): void {
    this.#values.delete(key)
  }
}
