import pg from 'pg'

/**
 * A connection that is given its next statement when the one before has been answered. Prisma asks for several relations of what it
 * finds in a transaction at once, and pg 9 will not queue them.
 */
export class OneAtATime extends pg.Client {
  #before: Promise<unknown> = Promise.resolve()

  override query(...queryArguments: never[]): never {
    const ask = () => Reflect.apply(super.query, this, queryArguments) as Promise<unknown>
    // With a callback: the pool's, which has one statement on a connection.
    if (typeof queryArguments.at(-1) === 'function') return ask() as never
    const answer = this.#before.then(ask)
    this.#before = answer.catch(() => {})
    return answer as never
  }
}
