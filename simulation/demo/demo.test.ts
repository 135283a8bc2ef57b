import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { listEnrolments } from '#data/assignments/list-enrolments.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { ownFollowUps } from '#data/follow-ups/own-follow-ups.ts'
import { policyVersions } from '#data/policy/policy-versions.ts'
import { contentOverview } from '#data/reports/content-overview.ts'
import { effectReport } from '#data/reports/effect.ts'
import { dangerouslyMeasureEffects } from '#data/reports/effects.ts'
import { type TeamReport, teamReport } from '#data/reports/team.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { type Administrator, type Duties, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { modulesThatWork, moduleThatDoesNot, stuckTeam } from './demo-story.ts'
import { demoAdministrator, demoClinician, ensureDemo } from './make-demo.ts'
import { takePastSnapshots } from './past-snapshots.ts'

/** A midnight, as `npm run seed` dates it: up to this morning. */
const now = new Date('2026-06-10T00:00:00Z')
const passwordHash = { known: 'unusable', unknown: 'unusable' }

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  await ensureDemo(owner, { now, passwordHash })
  await takePastSnapshots(owner, now)
  const { organisationId } = await administrator()
  await dangerouslyMeasureEffects(organisationId, { now })
}, 600_000)

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

async function dutiesOf(email: string): Promise<Duties> {
  const { id: personId, organisationId } = await owner.person.findFirstOrThrow({ where: { email } })
  const duties = await dangerouslyDutiesOfPerson({ organisationId, personId })
  if (duties === null) throw new Error(`${email} cannot act`)
  return duties
}

async function administrator(): Promise<Administrator> {
  const { administrator: viewer } = await dutiesOf(demoAdministrator)
  if (viewer === null) throw new Error('The demo has no administrator')
  return viewer
}

/** As the administrator sees it, who sees all of them. */
async function reportOf(name: string): Promise<TeamReport> {
  const { id } = await owner.team.findFirstOrThrow({ where: { name } })
  const report = await teamReport(await administrator(), id, { now })
  if (report === null) throw new Error(`There is no report of ${name}`)
  return report
}

/** The share that understands, week by week. The first of them rest on nothing yet. */
function weeksOf({ history }: TeamReport): number[] {
  return history.trend.flatMap(({ figures }) => (figures === null ? [] : [figures.overall.share]))
}

describe('the demo organisation', () => {
  test('is made once', async () => {
    expect(await ensureDemo(owner, { now, passwordHash })).toBe('there already')
    expect(await owner.organisation.count()).toBe(1)
    expect(await owner.team.count()).toBe(6)
    expect(await owner.person.count()).toBe(62)
  })

  test('has something for its clinician to do: a module, one under way, and a follow-up', async () => {
    const { clinician } = await dutiesOf(demoClinician)
    if (clinician === null) throw new Error('The demo has no clinician')
    const { toDo, underWay, done } = await listEnrolments(clinician, { now })
    expect(toDo.length).toBeGreaterThan(0)
    expect(underWay.length).toBeGreaterThan(0)
    expect(done.length).toBeGreaterThan(3)
    expect((await ownFollowUps(clinician, { now })).open).not.toBeNull()
    const cells = (await reportOf('Cardiology')).people.find(({ id }) => id === clinician.personId)?.cells ?? []
    expect(cells.map(({ status }) => status)).toContain('understands')
  })

  test('shows its manager every status', async () => {
    const { manager } = await dutiesOf('manager@demo.curtain.example')
    if (manager === null) throw new Error('The demo has no manager')
    const { id } = await owner.team.findFirstOrThrow({ where: { name: 'Medicine' } })
    const report = await teamReport(manager, id, { now })
    const cells = report?.people.flatMap(({ cells: own }) => own) ?? []
    const counts = Map.groupBy(cells, ({ status }) => status)
    expect([...counts.keys()].sort()).toEqual(
      ['developing', 'does-not-understand-yet', 'faded', 'not-enough-evidence', 'shown-so-far', 'understands'].sort(),
    )
    expect(report?.people.length).toBe(31)
  })
})

describe('what the demo’s reports find in eight months', () => {
  test('two modules clearly work, and for one that teaches next to nothing there is no evidence', async () => {
    const report = await effectReport(await administrator())
    if (report === 'not-measured-yet') throw new Error('The effects were measured')
    const verdicts = new Map(report.modules.map(({ face, effect }) => [face.slug, effect.verdict]))
    for (const slug of modulesThatWork) expect([slug, verdicts.get(slug)]).toEqual([slug, 'better'])
    expect(verdicts.get(moduleThatDoesNot)).toBe('no-evidence')
    expect([...verdicts.values()]).not.toContain('worse')
  })

  test('understanding rose in the teams that do their follow-ups', async () => {
    for (const team of ['Cardiology', 'District nursing']) {
      const weeks = weeksOf(await reportOf(team))
      expect(weeks.length).toBeGreaterThan(30)
      expect((weeks.at(-1) ?? 0) - Math.min(...weeks.slice(0, 12))).toBeGreaterThan(0.05)
    }
  })

  test('it has faded in the team that stopped doing them', async () => {
    const report = await reportOf('Mental health')
    const weeks = weeksOf(report)
    expect(Math.max(...weeks) - Math.min(...weeks.slice(0, 12))).toBeGreaterThan(0.1)
    expect(Math.max(...weeks) - (weeks.at(-1) ?? 1)).toBeGreaterThan(0.02)
    expect(report.history.change?.overall).toMatchObject({ verdict: 'down' })
    const cells = report.people.flatMap((person) => person.cells)
    expect(cells.some(({ status }) => status === 'faded')).toBe(true)
  })

  test('one team is stuck on one belief, which two in three of its people hold and fewer elsewhere', async () => {
    const holdersIn = async (team: string): Promise<number> => {
      const { people } = await reportOf(team)
      const holds = people.filter(({ cells }) =>
        cells.some(({ misconceptions }) => misconceptions.some(({ id }) => id === stuckTeam.belief)),
      )
      return holds.length / people.length
    }
    expect(await holdersIn(stuckTeam.name)).toBeGreaterThan(2 / 3)
    for (const team of ['Medicine', 'Mental health']) expect(await holdersIn(team)).toBeLessThan(0.5)
  })

  test('a changed policy asks for what was shown under the one before to be confirmed, and changed no verdict', async () => {
    const [inForce, before] = await policyVersions(await administrator())
    expect([inForce.version, before?.version]).toEqual([2, 1])
    const cells = (await reportOf('Medicine')).people.flatMap((person) => person.cells)
    const toConfirm = cells.filter(({ needsConfirmation }) => needsConfirmation)
    expect(new Set(toConfirm.map(({ practice }) => practice))).toEqual(
      new Set(['images-and-messages', 'report-incidents']),
    )
    expect(toConfirm.some(({ status }) => status === 'understands')).toBe(true)
  })

  test('no source is said to have been reviewed that nobody has read', async () => {
    const file = await readFile(new URL('../../content/sources.yaml', import.meta.url), 'utf8')
    const register = SourcesSchema.parse(parse(file)).sources
    const { sources } = await contentOverview(await administrator(), { now })
    expect(sources.length).toBe(Object.keys(register).length)
    for (const { id, checked } of sources) expect([id, checked]).toEqual([id, register[id]?.checked])
  })
})

const SourcesSchema = z.object({ sources: z.record(z.string(), z.object({ checked: z.string().nullable() })) })
