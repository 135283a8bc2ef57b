import type pg from 'pg'
import { type Administrator, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { makeSmallOrganisations } from './small-organisations.ts'

export type LargeOrganisation = {
  readonly administrator: Administrator
  /** The team that all clinicians are in. */
  readonly teamId: string
  /** What all of them were asked for. */
  readonly assignmentId: string
}

/** One organisation of `makeSmallOrganisations` with so many clinicians, for measuring and trying what many people cost. */
export async function makeLargeOrganisation(
  client: pg.Client,
  { clinicians, busy, now }: { clinicians: number; busy: 0 | 1; now: Date },
): Promise<LargeOrganisation> {
  const [organisation] = await makeSmallOrganisations(client, { count: 1, busy, people: clinicians + 1, now })
  if (organisation === undefined) throw new Error('No organisation was made')
  const duties = await dangerouslyDutiesOfPerson(organisation)
  if (duties?.administrator == null) throw new Error('Nobody administers')
  return { administrator: duties.administrator, teamId: organisation.teamId, assignmentId: organisation.assignmentId }
}
