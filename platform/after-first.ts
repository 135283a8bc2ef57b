/**
 * What `rest` gives, with the piece before it that was taken to see whether there is any. Returning it ends `rest`, also where
 * nobody has taken a piece: a generator around it would not have begun then, and would end nothing.
 */
export function afterFirst<Piece>(
  first: IteratorResult<Piece, unknown>,
  rest: AsyncIterator<Piece, unknown>,
): AsyncIterableIterator<Piece, unknown> {
  let waiting: IteratorResult<Piece, unknown> | null = first
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      const next = waiting ?? rest.next()
      waiting = null
      return next
    },
    async return() {
      waiting = null
      await rest.return?.()
      return { done: true, value: undefined }
    },
  }
}
