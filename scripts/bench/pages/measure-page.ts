import { Agent } from 'node:http'
import type { Browser } from '@playwright/test'
import { openPage } from '#scripts/bench/open-page.ts'
import { type Times, timesOf } from '#scripts/bench/reports/time.ts'
import type { FoundPage } from '#scripts/pages/find-pages.ts'
import { type Weight, weigh } from './weigh.ts'

export type MeasuredPage = FoundPage &
  Weight &
  Times & {
    /** Of all processes of the application for one page, in milliseconds; not a number where nobody can say. */
    readonly processorMs: number
  }

/** Until the web process has compiled what it runs. */
const warmUps = 20

/** What a page weighs in a browser, and how long it takes over HTTP until its last byte. */
export async function measurePage(
  browser: Browser,
  origin: string,
  page: FoundPage,
  { cookie, counted, processorTime }: { cookie: string; counted: number; processorTime: () => Promise<number> },
): Promise<MeasuredPage> {
  const address = `${origin}${page.path}`
  const weight = await weigh(browser, address, { cookie })
  if (counted === 0) return { ...page, ...weight, p50: Number.NaN, p95: Number.NaN, runs: 0, processorMs: Number.NaN }
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const before = await processorTime()
  const times = await timesOf(() => openPage(address, { agent, cookie }), { warmUps, counted })
  const processorMs = ((await processorTime()) - before) / (warmUps + counted)
  agent.destroy()
  return { ...page, ...weight, ...times, processorMs }
}
