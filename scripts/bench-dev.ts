/**
 * `npm run bench:dev [-- --runs 3 --check]`: how long `npm run dev` takes to show a change of each kind. It changes a copy of the
 * sources, on a data directory of its own with the demo, while a browser has the page open that shows it: from
 * the writing of a file until the page shows it. With --check a goal that is missed ends it with 1. What else the machine does
 * counts, so it says how busy that was.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, Page } from '@playwright/test'
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
const addresses: Record<Change['page'], string> = { learner: '/learn', module: `/learn/modules/${moduleOfPage}` }
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
        const context = await contextOfLearner(browser, application.baseUrl)
        print(load('before'))
        print(line('', 'median', 'worst'))
        for (const change of changes) {
          const page = await openPage(context, `${application.baseUrl}${addresses[change.page]}`)
          report(change, await timeChange(folder, change, { page, runs, signal: stopping.signal }))
          await page.close()
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

async function contextOfLearner(browser: Browser, origin: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
  const [name = '', value = ''] = (await cookieOfReader('clinician')).split(/=(.*)/su)
  await context.addCookies([{ name, value, url: origin }])
  return context
}

/** It is compiled, and React has it, by the time it is there. */
async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForFunction(() => {
    const heading = document.querySelector('h1')
    return heading !== null && Object.keys(heading).some((key) => key.startsWith('__reactFiber'))
  })
  return page
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
