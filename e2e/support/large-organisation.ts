import { connect } from '#platform/database/connection.ts'
import type { Application } from '#platform/testing/application.ts'
import { type LargeOrganisation, makeLargeOrganisation } from '#simulation/bulk/large-organisation.ts'

/** An organisation of the test's own with so many clinicians in one team, who finished what they were asked for if it is `busy`. */
export async function largeOrganisation(
  { ownerUrl }: Application,
  options: Parameters<typeof makeLargeOrganisation>[1],
): Promise<LargeOrganisation> {
  const client = await connect(ownerUrl)
  try {
    return await makeLargeOrganisation(client, options)
  } finally {
    await client.end()
  }
}
