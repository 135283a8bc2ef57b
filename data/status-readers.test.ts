import { beforeAll, describe, expect, test } from 'vitest'
import { type StatusReaders, statusReaders } from '#domain/reports/status-readers.ts'
import { livedOrganisation, owner } from '#simulation/testing/set-up.ts'
import { listUnderstandingForApi } from './api/list-understanding-for-api.ts'
import { auditorPack } from './auditing/auditor-pack.ts'
import { clinicianReport } from './reports/clinician.ts'
import { myTeams } from './reports/my-teams.ts'
import { ownOnlookers } from './reports/own-onlookers.ts'
import { ownReport } from './reports/own-report.ts'
import { teamReport } from './reports/team.ts'
import { choose, clinician, completion, namedInTeam, now, programme, setUpReaders } from './status-readers.testing.ts'
import { statusesOf } from './understanding/shared/statuses-of.ts'

setUpReaders()

/** Who sees names under each choice: the whole of it. */
const sees: Record<StatusReaders, readonly ('manager' | 'administrator' | 'programme')[]> = {
  'managers-and-administrators': ['manager', 'administrator', 'programme'],
  managers: ['manager'],
  'groups-only': [],
}

describe.each(statusReaders)('where statuses are shown to %s', (choice) => {
  beforeAll(() => choose(choice))

  test.each(['manager', 'administrator'] as const)('a %s', async (duty) => {
    const reader = livedOrganisation[duty]
    const shown = sees[choice].includes(duty)
    const looks = () => owner.teamLook.count({ where: { viewerId: reader.personId } })
    const views = () => owner.auditEvent.count({ where: { action: 'understanding.viewed', actorId: reader.personId } })
    const before = [await looks(), await views()]
    const team = await namedInTeam(reader)
    expect(team.statusesShown).toBe(shown)
    if (shown) expect(team.named[0]).toBeGreaterThan(0)
    else expect(team.named).toEqual([0, 0, 0, 0, 0, 0])
    // Completed is not understood, and stays; so do the figures of a group that is large enough.
    expect(team.report.people).toHaveLength(7)
    expect(team.report.completed).toEqual(completion)
    expect(team.report.understood).toMatchObject({ share: expect.any(Number) })

    const person = await clinicianReport(reader, clinician.personId, { now })
    expect(person?.statusesShown).toBe(shown)
    expect(person?.cells.length).toBe(shown ? person?.practices.length : 0)
    expect(person?.history.practices.length).toBe(shown ? person?.practices.length : 0)
    if (!shown) expect(person?.needs).toEqual([])
    expect(person?.modules.length).toBeGreaterThan(0)

    // Who could not see anything has not looked.
    if (!shown) expect([await looks(), await views()]).toEqual(before)
    else expect(await views()).toBe((before[1] ?? 0) + 1)

    // By construction: the statement that reads gives no row to who may not see it.
    const understandingOf = await statusesOf(reader, [clinician.personId])
    expect(understandingOf(clinician.personId).evidence.size > 0).toBe(shown)
  })

  test('a small group has no figure for anyone', async () => {
    for (const reader of [livedOrganisation.manager, livedOrganisation.administrator]) {
      const bay = await teamReport(reader, livedOrganisation.teams.bay, { now })
      expect([bay?.understood, bay?.shares]).toEqual(['too-few', 'too-few'])
    }
  })

  test('a programme', async () => {
    const place = {
      after: null,
      limit: 100,
      person: null,
      team: null,
      practice: null,
      status: null,
      changedSince: null,
    }
    const part = await listUnderstandingForApi(programme, place, { now })
    const looks = await owner.apiLook.count({ where: { what: 'understanding' } })
    if (sees[choice].includes('programme')) {
      expect(part === 'not-shown' ? [] : part.rows).toHaveLength(7)
      expect(looks).toBeGreaterThan(0)
    } else expect(part).toBe('not-shown')
    const understandingOf = await statusesOf(programme, [clinician.personId])
    expect(understandingOf(clinician.personId).evidence.size > 0).toBe(sees[choice].includes('programme'))
  })

  test('a pack for an auditor has names or none', async () => {
    const pack = await auditorPack(livedOrganisation.administrator, { now, names: 'with-names' })
    if (!sees[choice].includes('administrator')) expect(pack).toEqual({ ok: false, problem: 'names-not-shown' })
    else {
      if (!pack.ok) throw new Error(pack.problem)
      const files: string[] = []
      for await (const { name, pieces } of pack.files) {
        for await (const _ of pieces);
        files.push(name)
      }
      expect(files).toContain('names.jsonl')
    }
    const without = await auditorPack(livedOrganisation.administrator, { now, names: 'without-names' })
    if (!without.ok) throw new Error(without.problem)
    for await (const { name, pieces } of without.files) {
      for await (const _ of pieces);
      expect(name).not.toBe('names.jsonl')
    }
  })

  test('the clinician sees all of their own, and who else may', async () => {
    const own = await ownReport(clinician, { now })
    expect(own.cells.length).toBe(own.practices.length)
    expect(own.cells.some(({ answers }) => answers > 0)).toBe(true)
    const { may, readers } = await ownOnlookers(clinician)
    expect(readers).toBe(choice)
    expect([...new Set(may.map(({ as }) => as))].sort()).toEqual([...sees[choice]].sort())
  })

  test('one clinician never gets another’s, not even by the id', async () => {
    const other = livedOrganisation.clinicians[1]?.personId ?? ''
    const understandingOf = await statusesOf(clinician, [clinician.personId, other])
    expect(understandingOf(clinician.personId).evidence.size).toBeGreaterThan(0)
    expect(understandingOf(other).evidence.size).toBe(0)
  })

  test('a manager’s list of teams says whether they see who it is', async () => {
    const { statusesShown, teams } = await myTeams(livedOrganisation.manager, { now })
    expect(statusesShown).toBe(sees[choice].includes('manager'))
    expect(teams.find(({ id }) => id === livedOrganisation.teams.ward)?.night?.figures).not.toBeNull()
  })
})
