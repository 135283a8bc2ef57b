import { createHash } from 'node:crypto'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { database } from '#data/database/database.ts'

const window = 15 * 60

/**
 * Failures in a quarter of an hour. An address of a hospital's is shared by all of its people, so its limit stops
 * guessing over many accounts and no morning's signing in.
 */
const limits = { email: 10, address: 300 } as const
type Limited = keyof typeof limits

function limiter(what: Limited): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: database(),
    tableName: 'rateLimit',
    keyPrefix: `sign-in-${what}`,
    points: limits[what],
    duration: window,
    clearExpiredByTimeout: false,
  })
}

/** Only a hash is stored: the table says nothing about who tried. */
function keyOf(value: string): string {
  return createHash('sha256').update(value).digest('base64url')
}

/** Takes one try for this e-mail address and network address; false when either has none left for a while. */
export async function dangerouslyTakeSignInTry(who: Readonly<Record<Limited, string>>): Promise<boolean> {
  try {
    await limiter('email').consume(keyOf(who.email))
    await limiter('address').consume(keyOf(who.address))
    return true
  } catch (error) {
    if (error instanceof RateLimiterRes) return false
    throw error
  }
}

/** Gives the tries back that a successful sign-in took. */
export async function dangerouslyForgetSignInTries(who: Readonly<Record<Limited, string>>): Promise<void> {
  await limiter('email').delete(keyOf(who.email))
  await limiter('address').reward(keyOf(who.address))
}
