import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { clinicianReport } from '#data/reports/clinician.ts'
import { teamReport } from '#data/reports/team.ts'
import { putAllOrNoneInService } from '#simulation/testing/all-or-none.ts'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { exportIdsOf } from './export-ids.testing.ts'
import { exportItems } from './export-items.ts'
import { exportParameters } from './export-parameters.ts'
import { exportResponses } from './export-responses.ts'

setUpLivedOrganisation()

const now = new Date('2026-06-01T10:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'exports-'))

afterAll(async () => {
  rmSync(folder, { recursive: true })
})

async function writeToFile(name: string, pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

type RecomputedEstimate = { probability: number; status: string; answers: number }

/** What `npm run comprehension` makes of the exports, by person and practice. */
async function recompute(): Promise<Map<string, RecomputedEstimate>> {
  const { administrator } = livedOrganisation
  const items = await writeToFile('items.csv', await exportItems(administrator, { now }))
  const responses = await writeToFile('responses.csv', await exportResponses(administrator, { now }))
  const parameters = join(folder, 'parameters.json')
  writeFileSync(parameters, await exportParameters(administrator, { now }))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/comprehension.ts', '--items', items, '--responses', responses, '--parameters', parameters].concat([
      '--as-of',
      now.toISOString(),
    ]),
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const [, ...lines] = stdout.trimEnd().split('\n')
  return new Map(
    lines.map((line) => {
      const [person, practice, probability, answerCount, , , answers] = line.split(',')
      return [
        `${person} ${practice}`,
        { probability: Number(probability), status: answerCount ?? '', answers: Number(answers) },
      ]
    }),
  )
}

/** Compares every cell of the ward's report with what an auditor computes from the exports. */
async function compareEveryCell(): Promise<RecomputedEstimate[]> {
  const estimates = await recompute()
  const exportIds = await exportIdsOf(owner, livedOrganisation.organisationId, 'p')
  const team = await teamReport(livedOrganisation.manager, livedOrganisation.teams.ward, { now })
  expect(team?.people).toHaveLength(7)
  let comparisons = 0
  for (const person of team?.people ?? []) {
    const report = await clinicianReport(livedOrganisation.manager, person.id, { now })
    for (const [place, cell] of person.cells.entries()) {
      expect(report?.cells[place]).toMatchObject({ probability: cell.probability, status: cell.status })
      const auditors = estimates.get(`${exportIds.get(person.id)} ${cell.practice}`)
      // Who has answered nothing is not among the answers.
      if (auditors === undefined) expect(person.cells.every(({ answers }) => answers === 0)).toBe(true)
      else {
        expect(Math.abs(auditors.probability - cell.probability)).toBeLessThan(1e-6)
        expect(auditors).toMatchObject({ status: cell.status, answers: cell.answers })
        comparisons += 1
      }
    }
  }
  expect(comparisons).toBe(6 * (team?.practices.length ?? 0))
  return [...estimates.values()]
}

describe('the export of an organisation', () => {
  test('gives an auditor every probability of the reports to 1e-6, and the same statuses', async () => {
    const estimates = await compareEveryCell()
    const inFollowUps = await owner.answer.count({
      where: { organisationId: livedOrganisation.organisationId, attemptId: null },
    })
    expect(inFollowUps).toBeGreaterThan(10)
    // The test would be worth little if everything were "not enough evidence".
    expect(new Set(estimates.map(({ status }) => status)).size).toBeGreaterThan(1)
  })

  test('names nobody, and leaves its trace', async () => {
    let text = ''
    for await (const piece of await exportResponses(livedOrganisation.administrator, { now })) text += piece
    for (const { givenName, familyName, email } of livedOrganisation.clinicians)
      for (const word of [`,${givenName},`, familyName, email]) expect(text).not.toContain(word)
    const traces = await owner.auditEvent.findMany({
      where: { organisationId: livedOrganisation.organisationId, action: 'data.exported' },
      select: { actorId: true, detail: true },
    })
    expect(traces).toContainEqual({ actorId: livedOrganisation.administrator.personId, detail: { name: 'responses' } })
  })

  test('holds no id that stands in an address of a page, and is in an order that says nothing', async () => {
    let text = ''
    for await (const piece of await exportResponses(livedOrganisation.administrator, { now })) text += piece
    for (const { id } of await owner.person.findMany({ select: { id: true } })) expect(text).not.toContain(id)
    const people = [
      ...new Set(
        text
          .trimEnd()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',')[0] ?? ''),
      ),
    ]
    expect(people).toEqual(people.toSorted())
    const exportIds = await exportIdsOf(owner, livedOrganisation.organisationId, 'p')
    expect([...exportIds.values()]).toEqual(expect.arrayContaining(people))
    expect(people).toHaveLength(6)
  })

  test('calls people the same in every export, and differently in every organisation', async () => {
    const ids = await exportIdsOf(owner, livedOrganisation.organisationId, 'p')
    for await (const _ of await exportResponses(livedOrganisation.administrator, { now })) break
    expect(await exportIdsOf(owner, livedOrganisation.organisationId, 'p')).toEqual(ids)
    expect(new Set(ids.values()).size).toBe(ids.size)
  })

  test('that is broken off lets its connection go', async () => {
    for (let time = 0; time < 5; time++) {
      for await (const piece of await exportResponses(livedOrganisation.administrator, { now })) {
        expect(piece).toContain('person')
        break
      }
    }
    const [left] = await owner.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`
    expect(left).toEqual({ count: 0 })
  })

  test('gives them too where mastery is all or none in some practices', async () => {
    const before = await recompute()
    await putAllOrNoneInService(owner)
    const estimates = await compareEveryCell()
    expect(estimates).not.toEqual([...before.values()])
  })
})
