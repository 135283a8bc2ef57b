import { beforeAll, describe, expect, test } from 'vitest'
import { auditorPack } from '#data/auditing/auditor-pack.ts'
import { exportItems } from '#data/auditing/export-items.ts'
import { exportResponses } from '#data/auditing/export-responses.ts'
import type { Clinician } from '#data/viewer.ts'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { clinicianReport } from './clinician.ts'
import { ownData } from './own-data.ts'
import { ownOnlookers } from './own-onlookers.ts'
import { teamReport } from './team.ts'

setUpLivedOrganisation()

const minutes = (count: number) => new Date(Date.parse('2026-06-01T10:00:00Z') + count * 60_000)
const days = (count: number) => minutes(count * 24 * 60)

let clinician: Clinician

beforeAll(async () => {
  const [first] = livedOrganisation.clinicians
  if (first === undefined) throw new Error('Nobody lives there')
  clinician = first
})

const lookedOf = async (viewer: Clinician) =>
  (await ownOnlookers(viewer)).looked.map(({ what, team, at }) => [what, team !== null, at.toISOString()])

describe('who looked at what a clinician understands', () => {
  test('is nobody, until somebody opens a report that they stand in', async () => {
    expect(await lookedOf(clinician)).toEqual([])
    await teamReport(livedOrganisation.manager, livedOrganisation.teams.ward, { now: minutes(0) })
    expect(await lookedOf(clinician)).toEqual([['team-page', true, minutes(0).toISOString()]])
    const [look] = (await ownOnlookers(clinician)).looked
    expect(look?.name).toContain(livedOrganisation.manager.familyName)
  })

  test('is kept once an hour for a page, and at once for a file, another viewer and the hour after', async () => {
    await teamReport(livedOrganisation.manager, livedOrganisation.teams.ward, { now: minutes(30) })
    await teamReport(livedOrganisation.manager, livedOrganisation.teams.ward, { now: minutes(40), form: 'file' })
    await teamReport(livedOrganisation.administrator, livedOrganisation.teams.ward, { now: minutes(41) })
    await teamReport(livedOrganisation.manager, livedOrganisation.teams.ward, { now: minutes(61) })
    const looks = await owner.teamLook.findMany({
      where: { organisationId: livedOrganisation.organisationId, teamId: livedOrganisation.teams.ward },
      orderBy: { at: 'asc' },
      select: { form: true, at: true },
    })
    expect(looks.map(({ form, at }) => `${form} ${at.toISOString()}`)).toEqual([
      `page ${minutes(0).toISOString()}`,
      `file ${minutes(40).toISOString()}`,
      `page ${minutes(41).toISOString()}`,
      `page ${minutes(61).toISOString()}`,
    ])
    const events = await owner.auditEvent.findMany({
      where: { organisationId: livedOrganisation.organisationId, action: 'team.viewed' },
      select: { subjectId: true, detail: true },
      orderBy: { place: 'asc' },
    })
    expect(events).toHaveLength(4)
    expect(events[1]).toEqual({ subjectId: livedOrganisation.teams.ward, detail: { form: 'file', people: 7 } })
  })

  test('stays with someone who left the team, and comes at once to someone who joined it within the hour', async () => {
    const { organisationId } = livedOrganisation
    const where = { organisationId, personId: clinician.personId }
    const memberships = await owner.teamMember.findMany({ where })
    const before = await lookedOf(clinician)
    await owner.teamMember.deleteMany({ where })
    expect(await lookedOf(clinician)).toEqual(before)
    await teamReport(livedOrganisation.manager, livedOrganisation.teams.ward, { now: days(2) })
    expect(await lookedOf(clinician)).toEqual(before)
    await owner.teamMember.createMany({ data: memberships })
    const joinedAt = new Date(days(2).getTime() + 60_000)
    await teamReport(livedOrganisation.manager, livedOrganisation.teams.ward, { now: joinedAt })
    expect(await lookedOf(clinician)).toEqual([['team-page', true, joinedAt.toISOString()], ...before])
  })

  test('names who opened their own page, and who exported their answers with names and without', async () => {
    await clinicianReport(livedOrganisation.manager, clinician.personId, { now: days(3) })
    await exportItems(livedOrganisation.administrator, { now: days(4) })
    await exportResponses(livedOrganisation.administrator, { now: days(5) })
    for (const names of ['with-names', 'without-names'] as const) {
      const pack = await auditorPack(livedOrganisation.administrator, { now: days(6), names })
      if (!pack.ok) throw new Error(pack.problem)
      // What was begun and is not read on lets its connection go.
      for await (const _ of pack.files) break
    }
    const lookRows = await lookedOf(clinician)
    expect(lookRows.slice(0, 4)).toEqual(
      expect.arrayContaining([
        ['answers-with-names', false, days(6).toISOString()],
        ['answers', false, days(6).toISOString()],
        ['answers', false, days(5).toISOString()],
        ['own-page', false, days(3).toISOString()],
      ]),
    )
    const { teamLooks } = await ownData(clinician, { now: days(6) })
    expect(teamLooks.length).toBeGreaterThan(4)
  })

  test('leaves exports out for someone who had answered nothing by then', async () => {
    const people = await owner.answer.groupBy({
      by: ['personId'],
      where: { organisationId: livedOrganisation.organisationId },
    })
    const silent = livedOrganisation.clinicians.find(({ personId }) =>
      people.every((each) => each.personId !== personId),
    )
    if (silent === undefined) throw new Error('Everybody has answered')
    expect((await lookedOf(silent)).map(([what]) => what)).not.toContain('answers')
  })

  test('says since when looks at teams are kept, where that is later than the organisation', async () => {
    expect((await ownOnlookers(clinician)).teamsSince).toBeNull()
    const where = { id: livedOrganisation.organisationId }
    await owner.organisation.update({ where, data: { looksKeptSince: days(-10) } })
    expect((await ownOnlookers(clinician)).teamsSince).toEqual(days(-10))
  })

  test('is not the viewer themselves', async () => {
    const viewers = await owner.teamLook.findMany({ where: { organisationId: livedOrganisation.organisationId } })
    for (const { viewerId, people } of viewers) expect(people).not.toContain(viewerId)
  })
})
