import { z } from 'zod'
import { PolicySchema } from '#curriculum/schema/policy.ts'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { Policy } from '#domain/policy/policy.ts'
import type { PolicyChange } from '#domain/policy/policy-change.ts'
import { policyChanges } from '#domain/policy/policy-change.ts'

export type PolicyVersion = {
  readonly version: number
  readonly policy: Policy
  readonly since: Date
  /** Null: made with the organisation. */
  readonly by: string | null
  /** Against the version before; empty for the first. */
  readonly changes: readonly PolicyChange[]
}

const PolicyVersionRow = z.object({
  version: z.number(),
  document: PolicySchema,
  since: moment,
  by: z.string().nullable(),
})

/** What the organisation has decided, with every version so far, newest first: the first of them is in force. */
export async function policyVersions(viewer: Administrator): Promise<readonly [PolicyVersion, ...PolicyVersion[]]> {
  const { organisationId } = viewer
  const rows = await readInOrganisation(
    viewer,
    PolicyVersionRow,
    sql`
      SELECT p.version, p.document, p.created_at AS since,
        nullif(trim(concat_ws(' ', person.given_name, person.family_name)), '') AS by
      FROM policy p LEFT JOIN person ON person.organisation_id = p.organisation_id AND person.id = p.created_by_id
      WHERE p.organisation_id = ${organisationId}::uuid ORDER BY p.version`,
  )
  const versions = rows.map(({ document, ...row }) => ({ ...row, policy: document }))
  const [inForce, ...earlier] = versions
    .map((version, place): PolicyVersion => {
      const before = versions[place - 1]
      return { ...version, changes: before === undefined ? [] : policyChanges(before.policy, version.policy) }
    })
    .reverse()
  if (inForce === undefined) throw new Error(`Organisation ${organisationId} has no policy`)
  return [inForce, ...earlier]
}
