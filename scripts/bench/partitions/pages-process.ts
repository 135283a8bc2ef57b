/**
 * Times what pages read of generated organisations, and writes it as JSON: a process of its own for each database, since
 * content is remembered by its hash and each database has numbers of its own for its items. Its parameter is the organisations as
 * JSON; the database is DATABASE_APP_URL's.
 */
import { listEnrolments } from '#data/assignments/list-enrolments.ts'
import { ownExcusals } from '#data/assignments/list-excusals.ts'
import { listOwnPaths } from '#data/assignments/list-own-paths.ts'
import { ownWaivers } from '#data/assignments/list-waivers.ts'
import { ownFollowUps } from '#data/follow-ups/own-follow-ups.ts'
import { ownAnswers } from '#data/reports/own-answers.ts'
import { ownUnderstanding } from '#data/reports/own-report.ts'
import { teamReport } from '#data/reports/team.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { runMain } from '#platform/run-main.ts'
import { type Times, timesOf } from '#scripts/bench/reports/time.ts'
import { idOf } from '#simulation/bulk/generated-organisation.ts'
import type { GeneratedAnswers, SpeedFigures } from './measure.ts'
import { whole } from './multiply.ts'

await runMain(async () => {
  const generated: GeneratedAnswers = JSON.parse(process.argv[2] ?? '')
  const pages = await measurePages(generated, { now: new Date() })
  await dangerouslyDisconnect()
  process.stdout.write(JSON.stringify(pages))
})

/** What the pages call, one after the other, each time of another organisation. */
async function measurePages(
  { organisations, clinicians, teamId, managerId }: GeneratedAnswers,
  { now }: { now: Date },
): Promise<SpeedFigures['pages']> {
  const at = { now }
  const someone = async (run: number, of: 'clinician' | 'manager') => {
    const number = 1 + ((run * 7919) % Math.min(organisations, whole))
    const organisationId = idOf(number, 'organisation', 0)
    const personId =
      of === 'manager' ? inOrganisation(number, managerId) : idOf(number, 'clinician', (run * 31) % clinicians)
    const duties = await dangerouslyDutiesOfPerson({ organisationId, personId })
    if (duties === null) throw new Error(`Person ${personId} of organisation ${number} is not there`)
    return { number, ...duties }
  }
  const asClinician = async (run: number) => {
    const { clinician } = await someone(run, 'clinician')
    if (clinician === null) throw new Error('No clinician')
    return clinician
  }
  const pages = {
    '/learn': async (run: number) => {
      const viewer = await asClinician(run)
      await Promise.all([
        ...[listEnrolments(viewer, at), ownFollowUps(viewer, at), ownUnderstanding(viewer, at)],
        ...[ownWaivers(viewer), ownExcusals(viewer), listOwnPaths(viewer, at)],
      ])
    },
    '/learn/answers': async (run: number) => ownAnswers(await asClinician(run), { page: 1 }),
    'team report': async (run: number) => {
      const { number, manager } = await someone(run, 'manager')
      const report = manager && (await teamReport(manager, inOrganisation(number, teamId), at))
      if (report == null || report.people.length === 0) throw new Error('The team was not found')
    },
  }
  const figures: (Times & { name: string })[] = []
  for (const [name, read] of Object.entries(pages)) figures.push({ name, ...(await timesOf(read, { warmUps: 20 })) })
  return figures
}

/** The id of the same thing in another generated organisation. */
function inOrganisation(number: number, id: string): string {
  return idOf(number, 'organisation', 0).slice(0, 8) + id.slice(8)
}
