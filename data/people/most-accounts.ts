import { z } from 'zod'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

const keptMs = 60_000

let known: { readonly most: number; readonly until: number } = { most: 1, until: 0 }

/**
 * In how many organisations the address stands that stands in most, as of a minute ago at most; at least `atLeast`, which is
 * of an address that was looked up.
 */
export async function dangerouslyFindMostAccounts({ atLeast, now }: { atLeast: number; now: Date }): Promise<number> {
  if (now.getTime() >= known.until) {
    // It reads all people: whoever signs in meanwhile goes by what was known before.
    known = { ...known, until: now.getTime() + keptMs }
    const [row] = await readOfAll(z.object({ most: z.number() }), sql`SELECT most_accounts_of_an_address() AS most`)
    known = { ...known, most: row?.most ?? 1 }
  }
  if (atLeast > known.most) known = { ...known, most: atLeast }
  return known.most
}
