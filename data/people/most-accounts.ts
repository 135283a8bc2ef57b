import { z } from 'zod'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

const keptMs = 60_000

let cache: { readonly most: number; readonly until: number } = { most: 1, until: 0 }

/**
 * In how many organisations the address stands that stands in most, as of a minute ago at most; at least `atLeast`, which is
 * of an address that was looked up.
 */
export async function dangerouslyFindMostAccounts({ atLeast, now }: { atLeast: number; now: Date }): Promise<number> {
  if (now.getTime() >= cache.until) {
    // It reads all people: whoever signs in meanwhile goes by what was known before.
    cache = { ...cache, until: now.getTime() + keptMs }
    const [row] = await readOfAll(z.object({ most: z.number() }), sql`SELECT most_accounts_of_an_address() AS most`)
    cache = { ...cache, most: row?.most ?? 1 }
  }
  if (atLeast > cache.most) cache = { ...cache, most: atLeast }
  return cache.most
}
