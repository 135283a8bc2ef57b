import { LRUCache } from 'lru-cache'
import { bytesOf } from './bytes-of.ts'

/**
 * Remembers what an immutable thing is by its key: asked for once, kept until `mostMiB` of others were asked for since.
 * A failure is not remembered. Only for what never changes: anyone who reads a stale copy reads the same.
 */
export function remember<Value extends {}>(
  { mostMiB }: { mostMiB: number },
  find: (key: string) => Promise<Value>,
): (key: string) => Promise<Value> {
  const cache = new LRUCache<string, Value>({ maxSize: mostMiB * 1024 * 1024, sizeCalculation: bytesOf })
  const pending = new Map<string, Promise<Value>>()
  const ask = async (key: string): Promise<Value> => {
    try {
      const value = await find(key)
      cache.set(key, value)
      return value
    } finally {
      pending.delete(key)
    }
  }
  return (key) => {
    const value = cache.get(key)
    if (value !== undefined) return Promise.resolve(value)
    const underWay = pending.get(key) ?? ask(key)
    pending.set(key, underWay)
    return underWay
  }
}
