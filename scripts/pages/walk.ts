import type { Locator, Page } from '@playwright/test'

/** Somebody on their way through pages, and how often they have pressed, typed or chosen something until now. */
export type Walk = { readonly page: Page; acts: number; readonly screens: string[] }

export function beginWalk(page: Page): Walk {
  return { page, acts: 0, screens: [screenOf(page)] }
}

/** One press, and whatever it leads to: another page, another text on this one, or boxes that are ticked and parts that open. */
export async function press(walk: Walk, what: Locator): Promise<void> {
  const before = await lookOf(walk.page)
  walk.acts += 1
  await what.click()
  await walk.page.waitForFunction(([address, text, markTime]) => {
    const main = document.querySelector('main')
    // A form that is being sent says so, which is not yet where it leads.
    if (main === null || main.querySelector('button[type=submit][aria-disabled=true]') !== null) return false
    return (
      location.href !== address ||
      main.textContent !== text ||
      main.querySelectorAll(':checked, details[open]').length !== markTime
    )
  }, before)
  await walk.page.waitForLoadState('networkidle')
  const here = screenOf(walk.page)
  if (walk.screens.at(-1) !== here) walk.screens.push(here)
}

/** One thing that is typed or chosen in a form. */
export async function enter(walk: Walk, what: () => Promise<unknown>): Promise<void> {
  walk.acts += 1
  await what()
}

const screenOf = (page: Page) => new URL(page.url()).pathname

/** What a press can change: where one is, what is read there, how much is ticked or open. */
async function lookOf(page: Page): Promise<readonly [address: string, text: string, marked: number]> {
  return page.evaluate(() => {
    const main = document.querySelector('main')
    return [location.href, main?.textContent ?? '', main?.querySelectorAll(':checked, details[open]').length ?? 0]
  })
}

/** More presses than any way to a question takes. */
const mostPresses = 12

/** From a clinician's own page to the next question, by the one next thing and whatever each page offers to go on with. */
export async function walkToQuestion(walk: Walk): Promise<void> {
  const { page } = walk
  const ways = page.locator(
    '.next-action :is(a, button), [data-part=scene] > .question-go button, main form:not(.question) button[type=submit]',
  )
  while ((await page.locator('form.question').count()) === 0) {
    if (walk.acts >= mostPresses) throw new Error(`No question after ${walk.acts} presses: ${page.url()}`)
    await press(walk, ways.first())
  }
}
