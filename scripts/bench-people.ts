/**
 * `npm run bench:people [-- --people 50000 --teams 300 --check]`: a hospital of so many people on an embedded database of its
 * own, through the import that an administrator has, and how long what they do takes: the import, the lists of people over
 * HTTP, a module assigned to everyone, a Monday's rules, notices and digests; and the most memory of the web process. With
 * --check a goal that is missed ends it with 1.
 */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { asOwner } from '#data/database/owner-database.ts'
import { listTeamsByPage } from '#data/people/list-teams.ts'
import { buildIfStale } from '#platform/build.ts'
import { ConfigurationError } from '#platform/env.ts'
import { runMain } from '#platform/run-main.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { cookieOf } from './bench/open-page.ts'
import { assignToEveryone } from './bench/people/assign.ts'
import { type Figure, isMissed, measureWith, printFigures, printHeads } from './bench/people/figures.ts'
import { hospitalFile } from './bench/people/hospital-file.ts'
import { importPeople } from './bench/people/import.ts'
import { measureExport, measureLists } from './bench/people/lists.ts'
import { measureNight } from './bench/people/night.ts'
import { finishMost, settleIn } from './bench/people/settle-in.ts'
import { uploadPeople } from './bench/people/upload.ts'
import { postgresPid, processorTime } from './bench/processor-time.ts'
import { largestMemory } from './bench/resident-memory.ts'
import { prepareWeb } from './bench/web.ts'
import { type BenchDatabase, withBenchDatabase } from './bench/with-database.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '50000' },
    teams: { type: 'string', default: '300' },
    check: { type: 'boolean', default: false },
  },
})
const size = { people: Number(values.people), teams: Number(values.teams) }
const mostMiB = 512
const dayMs = 24 * 60 * 60 * 1000

await runMain(async () => {
  await buildIfStale({ signal: new AbortController().signal })
  await withBenchDatabase(async (database) => {
    printHeads()
    const figures = await hospital(database)
    const missedNames = figures.filter(isMissed).map(({ name }) => name)
    if (values.check && missedNames.length > 0) throw new ConfigurationError(`Goals missed: ${missedNames.join(', ')}.`)
  })
})

async function hospital({ ownerUrl, appUrl, directory }: BenchDatabase): Promise<Figure[]> {
  const { origin, start } = await prepareWeb(appUrl)
  const now = new Date()
  const ago = (days: number) => new Date(now.getTime() - days * dayMs)
  const home = await asOwner(ownerUrl, (owner) => makeTestOrganisation(owner, 'hospital'))
  const { organisationId, administrator } = home
  const cookie = await cookieOf(administrator, now)
  const web = await start()
  const server = await postgresPid(directory)
  const measure = measureWith(() => processorTime([process.pid, web.pid(), server]))
  try {
    const figures: Figure[] = []
    // As they come: all of it takes minutes, and what was measured before an error was measured.
    const show = (figuresToShow: readonly Figure[]) => {
      printFigures(figuresToShow)
      figures.push(...figuresToShow)
    }
    const memory = async (when: string): Promise<Figure> => ({
      name: `most memory of the web process ${when}`,
      measured: await largestMemory(web.pid()),
      unit: 'MiB',
      most: null,
    })
    const id = randomUUID()
    const uploadCost = await measure(() => uploadPeople(origin, { cookie, id, file: hospitalFile(size) }))
    show([await memory('once it has started')])
    show(await importPeople(administrator, { id, uploadCost, measure }))
    show([await memory('until everybody is there')])
    await asOwner(ownerUrl, (owner) => settleIn(owner, organisationId, now))
    // Asked for a month ago, and late for those who have not finished it.
    await assignToEveryone(administrator, { place: 0, now: ago(30), dueOn: ago(10), measure })
    await asOwner(ownerUrl, (owner) => finishMost(owner, organisationId, ago(15)))
    const [team] = (await listTeamsByPage(administrator, { search: 'Ward', page: 1 })).teams
    show(await measureLists(origin, { cookie, teamId: team?.id ?? '', measure }))
    show([await memory('until the lists were seen')])
    show(await measureExport(origin, { cookie, measure }))
    show(await assignToEveryone(administrator, { place: 1, now, dueOn: ago(-30), measure }))
    show(await measureNight(organisationId, { now, measure }))
    show([{ ...(await memory('in all')), most: mostMiB }])
    return figures
  } finally {
    await web.stop()
  }
}
