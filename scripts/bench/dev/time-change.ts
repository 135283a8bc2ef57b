import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { Change } from './changes.ts'

/** A page is loaded again no sooner than this after the last time, and an open one is looked at as often as it can tell. */
const betweenLoadsMs = 100
const betweenLooksMs = 20
const patienceMs = 60_000

/**
 * Makes the change `runs` times, each different, after one that is not counted, and puts the file back.
 *
 * @returns milliseconds from each writing until the page shows it.
 */
export async function timeChange(
  folder: string,
  change: Change,
  { page, runs, signal }: { page: Page; runs: number; signal: AbortSignal },
): Promise<number[]> {
  const file = join(folder, change.file)
  const text = await readFile(file, 'utf8')
  if (text.split(change.before).length !== 2)
    throw new Error(`${change.file} should have this once, which is to be changed: ${change.before}`)
  const durations: number[] = []
  for (let place = 1; place <= runs + 1; place++) {
    const startedAt = performance.now()
    await writeFile(file, text.replace(change.before, change.after(place)))
    await until(() => change.isShown(page, place), change, { page, signal })
    durations.push(performance.now() - startedAt)
  }
  await writeFile(file, text)
  await until(async () => !(await change.isShown(page, runs + 1)), change, { page, signal })
  return durations.slice(1)
}

async function until(
  isSo: () => Promise<boolean>,
  { name, appears }: Change,
  { page, signal }: { page: Page; signal: AbortSignal },
): Promise<void> {
  const givenUpAt = performance.now() + patienceMs
  // A page that is just being replaced cannot be asked.
  const isSoNow = () => isSo().catch(() => false)
  while (performance.now() < givenUpAt) {
    signal.throwIfAborted()
    const next = wait(appears === 'on the next page' ? betweenLoadsMs : betweenLooksMs)
    if (appears === 'on the next page') await load(page, isSoNow)
    if (await isSoNow()) return
    await next
  }
  throw new Error(`${name}: not shown ${appears} after ${patienceMs / 1000} s`)
}

/** Loads the page again until it is there, or already shows what is waited for: its scripts come later. */
async function load(page: Page, isShown: () => Promise<boolean>): Promise<void> {
  await page.reload({ waitUntil: 'commit' })
  let isThere = false
  const stopWaiting = () => {
    isThere = true
  }
  page.waitForLoadState('domcontentloaded').then(stopWaiting, stopWaiting)
  while (!isThere && !(await isShown())) await wait(betweenLooksMs)
}
