import { beforeAll, describe, expect, test } from 'vitest'
import { changeStatusReaders } from '#data/understanding/change-status-readers.ts'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { organisationReport } from './organisation.ts'
import { dangerouslyTakeSnapshot } from './snapshots.ts'
import { teamReport } from './team.ts'

setUpLivedOrganisation()

const night = (day: string) => new Date(`2026-${day}T03:00:00Z`)

beforeAll(async () => {
  await dangerouslyTakeSnapshot(livedOrganisation.organisationId, { now: night('06-01') })
  await changeStatusReaders(livedOrganisation.administrator, { readers: 'groups-only' }, { now: night('06-01') })
  await dangerouslyTakeSnapshot(livedOrganisation.organisationId, { now: night('06-02') })
})

const groupsOn = (now: Date) =>
  owner.groupSnapshot.findMany({
    where: { organisationId: livedOrganisation.organisationId, day: new Date(now.toISOString().slice(0, 10)) },
    orderBy: [{ kind: 'asc' }, { groupId: 'asc' }],
  })

/** The groups' figures of a night, to six decimals. */
async function takeNight(day: string) {
  await dangerouslyTakeSnapshot(livedOrganisation.organisationId, { now: night(day) })
  const groups = await groupsOn(night(day))
  return groups.map(({ kind, groupId, people, shown, shares, share }) => ({
    of: `${kind} ${groupId}`,
    people,
    shown,
    shares: [...shares, share ?? -1].map((value) => Math.round(value * 1e6)),
  }))
}

/** What some have answered right since, as far as the nights see it: each practice that they were asked of. */
async function answerAll(places: readonly number[], at: Date) {
  for (const place of places)
    await owner.understanding.updateMany({
      where: {
        organisationId: livedOrganisation.organisationId,
        personId: livedOrganisation.clinicians[place]?.personId ?? '',
      },
      data: { likelihood: Array.from({ length: 41 }, (_, point) => (point > 25 ? 1 : 0.01)), lastEvidenceAt: at },
    })
}

describe('where readers of groups see no names', () => {
  test('one who answers, and one who leaves, move no figure of any group', async () => {
    const before = await takeNight('06-12')
    expect(before.filter(({ shown }) => shown === 'shown').map(({ people }) => people)).toEqual([7, 7, 7])
    await answerAll([0], night('06-13'))
    const where = {
      organisationId: livedOrganisation.organisationId,
      personId: livedOrganisation.clinicians[1]?.personId ?? '',
    }
    await owner.teamMember.deleteMany({ where })
    // Of the very same moment, so that no forgetting comes between.
    expect(await takeNight('06-12')).toEqual(before)
    await owner.teamMember.create({ data: { ...where, teamId: livedOrganisation.teams.ward } })
  })

  test('five who answered count together, and are then as they would be', async () => {
    await answerAll([1, 2, 3, 4], night('06-13'))
    const together = await takeNight('06-20')
    const countedRows = await owner.countedPerson.findMany({
      where: { organisationId: livedOrganisation.organisationId },
    })
    expect(countedRows.filter(({ untilDay }) => untilDay !== null)).toHaveLength(5)
    expect(countedRows.filter(({ untilDay }) => untilDay === null)).toHaveLength(7)
    await changeStatusReaders(
      livedOrganisation.administrator,
      { readers: 'managers-and-administrators' },
      { now: night('06-20') },
    )
    expect(await takeNight('06-20')).toEqual(together)
    expect(await owner.countedPerson.count({ where: { organisationId: livedOrganisation.organisationId } })).toBe(0)
  })

  test('a team that no night has looked at has no figures yet, whatever its size', async () => {
    const { organisationId } = livedOrganisation
    await changeStatusReaders(livedOrganisation.administrator, { readers: 'groups-only' }, { now: night('06-21') })
    const team = await owner.team.create({ data: { organisationId, name: 'New', parentId: null } })
    for (const { personId } of livedOrganisation.clinicians)
      await owner.teamMember.create({ data: { organisationId, teamId: team.id, personId } })
    const report = await teamReport(livedOrganisation.administrator, team.id, { now: night('06-21') })
    expect([report?.people.length, report?.visibility, report?.understood]).toEqual([7, 'not-yet', 'too-few'])
    const organisation = await organisationReport(
      livedOrganisation.administrator,
      { search: '', page: 1 },
      { now: night('06-21') },
    )
    expect(organisation).not.toBe('no-night-yet')
  })
})
