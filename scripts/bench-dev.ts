/**
 * `npm run bench:dev [-- --runs 3 --check]`: how long `npm run dev` takes to show a change of each kind. It changes a copy of the
 * sources, on a data directory of its own with the demo, while a browser has a learner's page and a module's page open: from
 * the writing of a file until the page shows it. With --check a goal that is missed ends it with 1. What else the machine does
 * counts, so it says how busy that was.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { ConfigurationError } from '#platform/env.ts'
import { runMain } from '#platform/run-main.ts'
import { startApplicationOf } from '#platform/testing/start-application.ts'
import { type Change, changes, moduleOfPage } from './bench/dev/changes.ts'
import { copySources } from './bench/dev/source-copy.ts'
import { timeChange } from './bench/dev/time-change.ts'
import { percentile } from './bench/figures.ts'
import { cookieOfReader } from './pages/cookie-of-reader.ts'
import { withDemo } from './pages/with-demo.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, check: { type: 'boolean', default: false } },
})
const runs = Number(values.runs)
const goalMs = 2000
const missedGoals: string[] = []
const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(name, () => stopping.abort(new ConfigurationError('Stopped.')))

await runMain(async () => {
  const { folder, remove } = await copySources()
  try {
    await withDemo(
      undefined,
      async ({ application, browser }) => {
        const pages = await openPages(browser, application.baseUrl)
        print(load('before'))
        print(line('', 'median', 'worst'))
        for (const change of changes) {
          const page = pages[change.page]
          await page.bringToFront()
          report(change, await timeChange(folder, change, { page, runs, signal: stopping.signal }))
        }
        print(load('after'))
      },
      () => startApplicationOf(folder, ['--dev']),
    )
  } finally {
    await remove()
  }
  if (values.check && missedGoals.length > 0) throw new ConfigurationError(`Goals missed:\n${missedGoals.join('\n')}`)
})

/** Both stay open, and are compiled by the time they are there. */
async function openPages(browser: Browser, origin: string): Promise<Record<Change['page'], Page>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
  const [name = '', value = ''] = (await cookieOfReader('clinician')).split(/=(.*)/su)
  await context.addCookies([{ name, value, url: origin }])
  const open = async (path: string) => {
    const page = await context.newPage()
    page.setDefaultTimeout(120_000)
    await page.goto(`${origin}${path}`, { waitUntil: 'load' })
    return page
  }
  return { learner: await open('/learn'), module: await open(`/learn/modules/${moduleOfPage}`) }
}

function report({ name, appears }: Change, durations: readonly number[]): void {
  const worst = Math.max(...durations)
  const isMet = worst <= goalMs
  if (!isMet) missedGoals.push(`${name}: ${seconds(worst)}, at most ${seconds(goalMs)}`)
  const goal = `at most ${seconds(goalMs)}: ${isMet ? 'met' : 'NOT MET'}`
  print(`${line(`${name}, ${appears}`, seconds(percentile(durations, 0.5)), seconds(worst))}  ${goal}`)
}

function load(when: string): string {
  return `Load ${when}: ${loadavg()
    .map((average) => average.toFixed(1))
    .join(', ')}`
}

function line(name: string, ...cells: readonly string[]): string {
  return name.padEnd(48) + cells.map((cell) => cell.padStart(10)).join('')
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
