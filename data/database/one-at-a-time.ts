import pg from 'pg'

/**
 * A connection that is given its next statement when the one before has been answered. Prisma asks for several relations of what it
 * finds in a transaction at once, and pg 9 will not queue them.
 */
export class OneAtATime extends pg.Client {
  #before: Promise<unknown> = Promise.resolve()

  override query(...asked: never[]): never {
    const ask = () => Reflect.apply(super.query, this, asked) as Promise<unknown>
    // With a callback: the pool's, which has one statement on a connection.
    if (typeof asked.at(-1) === 'function') return ask() as never
    const answered = this.#before.then(ask)
    this.#before = answered.catch(() => {})
    return answered as never
  }
}
