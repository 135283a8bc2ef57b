import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

const KeptFactor = z.object({ sealed: z.string(), confirmedAt: moment.nullable() })

/** A second factor as it is kept: sealed; `confirmedAt` null: it is still being set up and is not asked for. */
export type KeptFactor = Readonly<z.output<typeof KeptFactor>>

/** A person's second factor, set up or being set up; null: they have none. */
export async function dangerouslyFindSecondFactor(person: {
  readonly organisationId: string
  readonly personId: string
}): Promise<KeptFactor | null> {
  const [row] = await readInOrganisation(
    person,
    KeptFactor,
    sql`
      SELECT sealed, confirmed_at AS "confirmedAt" FROM second_factor
      WHERE organisation_id = ${person.organisationId}::uuid AND person_id = ${person.personId}::uuid`,
  )
  return row ?? null
}
