import { randomUUID } from 'node:crypto'
import { beforeAll } from 'vitest'
import type { Administrator, Clinician, Manager } from '#data/viewer.ts'
import type { StatusReaders } from '#domain/reports/status-readers.ts'
import { livedOrganisation, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { makeApiToken } from './api/make-api-token.ts'
import { allowedTo, apiClientOfToken, type ClientWithScope } from './api-client.ts'
import { dangerouslyTakeSnapshot } from './reports/snapshots.ts'
import { teamReport } from './reports/team.ts'
import { changeStatusReaders } from './understanding/change-status-readers.ts'

export const now = new Date('2026-06-01T10:00:00Z')

export let clinician: Clinician
/** What the ward had completed, whoever asks. */
export let completion: { done: number; assigned: number } | undefined
export let programme: ClientWithScope<'understanding:read'>

/** An organisation with half a year of answers and a night, and a programme that may read what its people understand. */
export function setUpReaders(): void {
  setUpLivedOrganisation()
  beforeAll(async () => {
    await dangerouslyTakeSnapshot(livedOrganisation.organisationId, { now })
    const [first] = livedOrganisation.clinicians
    const id = randomUUID()
    const scopes = ['understanding:read'] as const
    await makeApiToken(
      livedOrganisation.administrator,
      { id, name: 'Other', tokenHash: id, scopes, days: 365 },
      { now },
    )
    const client = await apiClientOfToken(id, { now })
    const clientWithScope = client && allowedTo(client, 'understanding:read')
    if (first === undefined || clientWithScope === null) throw new Error('Nobody lives there, or nothing may read')
    completion = (await teamReport(livedOrganisation.manager, livedOrganisation.teams.ward, { now }))?.completed
    clinician = first
    programme = clientWithScope
  })
}

export const choose = (readers: StatusReaders) =>
  changeStatusReaders(livedOrganisation.administrator, { readers }, { now })

/** What a reader gets of anybody’s, by name, from a team's report. */
export async function namedInTeam(reader: Manager | Administrator) {
  const report = await teamReport(reader, livedOrganisation.teams.ward, { now })
  if (report === null) throw new Error('the team is theirs to see')
  const { people, helpFirst, together, notKnown, statusesShown } = report
  const needs = people.flatMap(({ help }) => [...help.needs, ...help.unknown])
  const cells = people.flatMap((person) => person.cells)
  const active = people.filter(({ lastActive }) => lastActive !== null)
  return {
    report,
    statusesShown,
    named: [cells, needs, active, helpFirst, together, notKnown].map((all) => all.length),
  }
}
