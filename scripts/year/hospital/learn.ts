import { randomUUID } from 'node:crypto'
import { simulateClinician } from '#simulation/model/clinician.ts'
import type { SimulatedCurriculum } from '#simulation/model/curriculum.ts'
import { liveThrough } from '#simulation/model/live-through.ts'
import type { Random } from '#simulation/model/random.ts'
import type { Browser } from './browser.ts'

/** What someone's own page leads to: enrolments that are open or done. */
export async function enrolmentsOnPage(browser: Browser): Promise<ReadonlySet<string>> {
  const page = await browser.page('/learn')
  return new Set([...page.matchAll(/href="\/learn\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? ''))
}

/** Begins a module and goes through it to its end, as the player does. */
export async function doModule(
  browser: Browser,
  { enrolmentId, moduleSlug }: { enrolmentId: string; moduleSlug: string },
  { curriculum, random }: { curriculum: SimulatedCurriculum; random: Random },
): Promise<void> {
  const place = `/learn/${enrolmentId}`
  await browser.act('begin', place, { enrolmentId })
  const attempt = /\/api\/attempts\/([0-9a-f-]{36})\/answers/.exec(await browser.page(place))?.[1]
  if (attempt === undefined) throw new Error(`No attempt stands at ${place}`)
  const now = new Date()
  const clinician = simulateClinician(random, { practices: curriculum.practices.map(({ id }) => id) })
  const run = { moduleSlug, startedAt: now, calledAwayAfter: null, because: 'own-choice' as const }
  const plan = {
    assignments: [],
    runs: [run],
    doesFollowUps: 0,
    leavesFollowUpsFrom: null,
    gain: 0,
    enoughAnswers: null,
  }
  const until = new Date(now.getTime() + 60_000)
  const { steps } = liveThrough(clinician, { ...plan, until }, { curriculum, random })
  for (const step of steps) {
    if (step.did === 'went-on') await post(browser, attempt, 'continue', { sceneId: step.sceneId })
    if (step.did !== 'answered') continue
    const { sceneId, itemId, choice, confidence, elapsedMs } = step.answer
    await post(browser, attempt, 'answers', {
      answerId: randomUUID(),
      ...{ sceneId, itemId, choice, confidence, elapsedMs: Math.round(elapsedMs) },
    })
  }
}

async function post(browser: Browser, attempt: string, what: 'answers' | 'continue', body: object): Promise<void> {
  const response = await browser.post(`/api/attempts/${attempt}/${what}`, JSON.stringify(body), 'application/json')
  const text = await response.text()
  if (response.status !== 200) throw new Error(`/api/attempts/…/${what}: ${response.status} ${text}`)
}
