import { connect } from '#platform/database/connection.ts'
import type { GeneratedOrganisation } from '#simulation/bulk/generated-organisation.ts'
import { loadOrganisation } from '#simulation/bulk/load.ts'

const cliniciansATeam = 100
const fewestTeams = 10

/** An organisation of so many, with what PostgreSQL knows of its tables up to date. */
export async function loadWithAnalysis(
  ownerUrl: string,
  { clinicians, answersEach, number }: { clinicians: number; answersEach: number; number: number },
): Promise<GeneratedOrganisation> {
  const teams = Math.max(fewestTeams, Math.round(clinicians / cliniciansATeam))
  const organisation = await loadOrganisation(ownerUrl, { clinicians, teams, answersEach, number, now: new Date() })
  const client = await connect(ownerUrl)
  await client.query('VACUUM ANALYZE')
  await client.end()
  return organisation
}
