import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { actKinds } from '#domain/people/people-acts.ts'

const Progress = z.object({
  kind: z.enum(actKinds),
  /** For how many it is, how many of them were reached, how many it changed, and for how many it was taken back. */
  people: z.number(),
  done: z.number(),
  touched: z.number(),
  undone: z.number(),
  isUndone: z.boolean(),
})
export type PeopleActProgress = Readonly<z.output<typeof Progress>>

/** How far an act on many people is; null: no such act. */
export async function findPeopleAct(viewer: Administrator, actId: string): Promise<PeopleActProgress | null> {
  const [actRow] = await readInOrganisation(
    viewer,
    Progress,
    sql`
      SELECT a.kind, cardinality(a.people) AS people, a.done, cardinality(a.touched) AS touched, a.undone,
        a.undone_at IS NOT NULL AS "isUndone"
      FROM people_act a WHERE a.organisation_id = ${viewer.organisationId}::uuid AND a.id = ${actId}::uuid`,
  )
  return actRow ?? null
}
