import { Agent } from 'node:http'
import { percentile } from '#scripts/bench/figures.ts'
import { openPage } from '#scripts/bench/open-page.ts'
import { timeOf } from '#scripts/bench/reports/time.ts'
import type { Figure, Measure } from './figures.ts'

const mostMs = 200
const tries = 20
/** Until the web process has compiled what it runs. */
const warmUps = 10

/** Each way that an administrator looks through people, over HTTP. */
export async function measureLists(
  origin: string,
  { cookie, teamId, measure }: { cookie: string; teamId: string; measure: Measure },
): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const figures: Figure[] = []
  for (const [name, path] of pages(teamId)) {
    let failureCount = 0
    const open = () =>
      openPage(`${origin}${path}`, { agent, cookie }).catch(() => {
        failureCount++
      })
    for (let run = 0; run < warmUps; run++) await open()
    const times: number[] = []
    const { processorMs } = await measure(async () => {
      for (let run = 0; run < tries; run++) times.push(await timeOf(open))
    })
    const p50 = `p95; p50 ${percentile(times, 0.5).toFixed(0)} ms`
    const note = failureCount === 0 ? p50 : `${p50}; failed ${failureCount} times`
    const cost = {
      measured: failureCount === 0 ? percentile(times, 0.95) : Number.NaN,
      processorMs: processorMs / tries,
    }
    figures.push({ name, ...cost, unit: 'ms', most: mostMs, note })
  }
  agent.destroy()
  return figures
}

/** Everybody as a file, taken once. */
export async function measureExport(
  origin: string,
  { cookie, measure }: { cookie: string; measure: Measure },
): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let bytes = 0
  const cost = await measure(async () => {
    bytes = (await openPage(`${origin}/api/export/people`, { agent, cookie })).length
  })
  agent.destroy()
  return [{ name: 'everybody as a file', ...cost, unit: 'ms', most: null, note: `${Math.round(bytes / 1024)} KiB` }]
}

function pages(teamId: string): [name: string, path: string][] {
  const people = (query: string) => `/admin/people?${query}`
  return [
    ['people, first page', people('')],
    ['people, page 500', people('page=500')],
    ['people, last page', people('page=100000')],
    ['search for a name', people('q=jose+garcia')],
    ['search for what nobody has', people('q=zzzz')],
    ['search for an address', people('q=person-49')],
    ['sort by name, descending', people('order=descending')],
    ['sort by profession', people('sort=profession')],
    ['sort by site', people('sort=site')],
    ['sort by status', people('sort=status')],
    ['sort by overdue', people('sort=overdue')],
    ['sort by last active', people('sort=active')],
    ['sort by profession, page 500', people('sort=profession&page=500')],
    ['sort by status, backwards, page 300', people('sort=status&order=descending&page=300')],
    ['search for what many have, page 100', people('q=a&page=100')],
    ['filter by team', people(`team=${teamId}`)],
    ['filter by profession and site', people('profession=Nurse&site=North')],
    ['filter by role', people('role=manager')],
    ['filter by status', people('status=invited')],
    ['filter overdue', people('show=overdue')],
    ['search for a name everywhere', '/search?q=jose+garcia'],
    ['teams', '/admin/teams'],
  ]
}
