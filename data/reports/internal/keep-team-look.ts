import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { call } from '#data/database/database.ts'
import { entryOf } from '#data/database/entry.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

/** How a team's report was looked at: on its page, or taken away as a file. */
export type LookForm = 'page' | 'file'

const hourMs = 60 * 60 * 1000

const keepLook = {
  name: 'keep_team_look',
  text: 'SELECT keep_team_look(enter_organisation($1), $2, $3, $4, $5, $6) AS kept',
  row: z.object({ kept: moment }),
}

type CachedLook = { readonly at: number; readonly people: ReadonlySet<string> }

/** What is known here to be kept within the last hour: looking again costs no statement. */
const keptHere = new LRUCache<string, CachedLook>({ max: 2000 })

/**
 * Keeps who looked at the statuses of which people in a team's report, for those people to see and in the audit trail:
 * committed before any of them is read. Once an hour for a viewer and a team, unless someone is in it who was not.
 */
export async function keepTeamLook(
  viewer: Manager | Administrator,
  { teamId, personIds, form, now }: { teamId: string; personIds: readonly string[]; form: LookForm; now: Date },
): Promise<void> {
  const { organisationId, personId } = viewer
  // What someone sees of themselves is no look of another's.
  const others = personIds.filter((id) => id !== personId)
  if (others.length === 0) return
  const key = [organisationId, personId, teamId, form].join(' ')
  const cachedLook = keptHere.get(key)
  const age = now.getTime() - (cachedLook?.at ?? Number.NEGATIVE_INFINITY)
  if (cachedLook !== undefined && age >= 0 && age < hourMs && others.every((id) => cachedLook.people.has(id))) return
  const [row] = await call(keepLook, [entryOf(viewer), personId, teamId, form, others, now])
  if (row !== undefined) keptHere.set(key, { at: row.kept.getTime(), people: new Set(others) })
}
