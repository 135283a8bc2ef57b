import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { livedOrganisation, owner } from '#simulation/testing/set-up.ts'
import { listNotices } from './notices/list-notices.ts'
import { choose, clinician, namedInTeam, now, setUpReaders } from './status-readers.testing.ts'

setUpReaders()

describe('changing it', () => {
  const countNotices = () =>
    owner.notice.count({ where: { organisationId: livedOrganisation.organisationId, kind: 'statuses-shown' } })

  test('tells every clinician where it widens, and nobody where it narrows; the trail has both', async () => {
    await choose('managers-and-administrators')
    const before = await countNotices()
    await choose('groups-only')
    expect(await countNotices()).toBe(before)
    await choose('managers')
    expect(await countNotices()).toBe(before + livedOrganisation.clinicians.length)
    await choose('managers')
    expect(await countNotices()).toBe(before + livedOrganisation.clinicians.length)
    const { notices } = await listNotices(clinician, { before: null }, { now })
    expect(notices[0]).toMatchObject({ kind: 'statuses-shown', isOpen: true })
    const changes = await owner.auditEvent.findMany({
      where: { organisationId: livedOrganisation.organisationId, action: 'understanding.readers-changed' },
      orderBy: { place: 'desc' },
      take: 2,
    })
    expect(changes.map(({ detail }) => detail)).toEqual([
      { readers: 'managers', before: 'groups-only' },
      { readers: 'groups-only', before: 'managers-and-administrators' },
    ])
  })

  test('keeps last night’s figures of a team that is large enough, and reads nobody’s understanding for them', async () => {
    await choose('groups-only')
    const night = await owner.groupSnapshot.findFirst({
      where: { organisationId: livedOrganisation.organisationId, kind: 'team', groupId: livedOrganisation.teams.ward },
    })
    const { report } = await namedInTeam(livedOrganisation.manager)
    expect(night?.shown).toBe('shown')
    expect(report.understood).toMatchObject({ share: night?.share })
    expect(report.history.trend.at(-1)?.figures?.overall.share).toBe(night?.share)
    await choose('managers-and-administrators')
  })

  test('what is no choice is refused by the database', async () => {
    await expect(owner.organisation.updateMany({ data: { statusesShownTo: 'everybody' } })).rejects.toThrow()
    expect(
      await owner.$queryRaw`SELECT statuses_shown(${livedOrganisation.organisationId}::uuid, 'auditor') AS shown`,
    ).toEqual([{ shown: false }])
  })
})

/** What reads someone's understanding or monthly probabilities, with why it may: nothing of it goes to a reader by name. */
const readers: Record<string, string> = {
  'data/understanding/shared/understanding-rows.ts': 'statusesOf() and jobs',
  'data/understanding/replay-organisation.ts': 'computes it again',
  'data/understanding/replay-understanding.ts': 'computes it again',
  'data/understanding/internal/replay-person.ts': 'computes it again',
  'data/reports/internal/take-snapshot.ts': 'the night, for groups',
  'data/reports/internal/counted-people.ts': 'the night: when each last answered',
  'data/reports/internal/keep-snapshot.ts': 'the night, for groups',
  'data/reports/internal/earlier-nights.ts': 'the night, and what a team changed by',
  'data/reports/own-data.ts': 'their own',
  'data/auditing/auditor-pack.ts': 'whether it is computed',
  'data/auditing/internal/pack-figures.ts': 'under ids that stand on no page',
  'data/api/list-understanding-for-api.ts': 'when someone answered, once statuses are shown',
  'data/policy/internal/policy-preview.ts': 'counts',
  'data/retention/preview-retention.ts': 'counts',
  'data/retention/preview-erasure.ts': 'counts',
  'data/webhooks/tell-webhooks.ts': 'who has answered, once statuses are shown',
  'data/curriculum/publish.ts': 'whether there is any',
}

test('nothing else in data/ reads what a person understands', async () => {
  const readersSoFar = new Set<string>()
  for await (const path of glob('data/**/*.ts')) {
    if (path.startsWith('data/generated/') || /\.(test|testing)\.ts$/.test(path)) continue
    const text = readFileSync(path, 'utf8')
    if (/(FROM|JOIN) (understanding|person_snapshot)\b|\.(understanding|personSnapshot)\.(find|group|agg)/.test(text))
      readersSoFar.add(path)
  }
  expect([...readersSoFar].sort()).toEqual(Object.keys(readers).sort())
})

test('only jobs, the page of a certificate and statusesOf() take it without asking who reads', async () => {
  const readersSoFar: string[] = []
  for await (const path of glob('data/**/*.ts')) {
    if (!path.startsWith('data/generated/') && !/\.(test|testing)\.ts$/.test(path))
      if (readFileSync(path, 'utf8').includes('dangerouslyUnderstandingOfPeople')) readersSoFar.push(path)
  }
  expect(readersSoFar.sort()).toEqual([
    'data/assignments/internal/understood-practices.ts',
    // For whoever has the code that its holder gave them: whether what it says still holds.
    'data/certificates/check-certificate.ts',
    'data/follow-ups/fresh-items.ts',
    'data/understanding/shared/statuses-of.ts',
    'data/understanding/shared/understanding-rows.ts',
    'data/webhooks/tell-webhooks.ts',
  ])
})
