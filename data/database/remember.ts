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
  const known = new LRUCache<string, Value>({ maxSize: mostMiB * 1024 * 1024, sizeCalculation: bytesOf })
  const asked = new Map<string, Promise<Value>>()
  const ask = async (key: string): Promise<Value> => {
    try {
      const value = await find(key)
      known.set(key, value)
      return value
    } finally {
      asked.delete(key)
    }
  }
  return (key) => {
    const value = known.get(key)
    if (value !== undefined) return Promise.resolve(value)
    const underWay = asked.get(key) ?? ask(key)
    asked.set(key, underWay)
    return underWay
  }
}
