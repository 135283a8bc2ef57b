import { createHash } from 'node:crypto'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { database } from '#data/database/database.ts'

const windowSeconds = 15 * 60

/** So many tries in a quarter of an hour, or in so many seconds, counted under a name and the texts that say whose they are. */
export type Limit = {
  readonly name: string
  readonly most: number
  readonly seconds?: number
  readonly of: readonly string[]
}

function limiter({ name, most, seconds = windowSeconds }: Limit): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: database(),
    tableName: 'rateLimit',
    keyPrefix: name,
    points: most,
    duration: seconds,
    clearExpiredByTimeout: false,
  })
}

/** Only a hash is stored: the table says nothing about who tried. */
function keyOf({ of }: Limit): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('base64url')
}

/** Takes one try of each; false when one has none left, and then the ones after it lose nothing. */
export async function takeTries(limits: readonly Limit[]): Promise<boolean> {
  for (const limit of limits) {
    try {
      await limiter(limit).consume(keyOf(limit))
    } catch (error) {
      if (error instanceof RateLimiterRes) return false
      throw error
    }
  }
  return true
}

/** Whether one has a try left, without taking it. */
export async function hasTries(limit: Limit): Promise<boolean> {
  const limiterState = await limiter(limit).get(keyOf(limit))
  return limiterState === null || limiterState.consumedPoints < limit.most
}

/** Gives one try back. */
export async function giveTryBack(limit: Limit): Promise<void> {
  await limiter(limit).reward(keyOf(limit))
}

export async function forgetTries(limit: Limit): Promise<void> {
  await limiter(limit).delete(keyOf(limit))
}
