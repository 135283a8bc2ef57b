import { LRUCache } from 'lru-cache'

/**
 * Remembers what an immutable thing is by its key: asked for once, kept until `most` others were asked for since.
 * A failure is not remembered. Only for what never changes: anyone who reads a stale copy reads the same.
 */
export function remember<Value>(
  { most }: { most: number },
  find: (key: string) => Promise<Value>,
): (key: string) => Promise<Value> {
  const known = new LRUCache<string, Promise<Value>>({ max: most })
  return (key) => {
    const value = known.get(key) ?? find(key)
    known.set(key, value)
    value.catch(() => known.delete(key))
    return value
  }
}
