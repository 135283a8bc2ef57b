import { randomUUID } from 'node:crypto'
import { answerItem } from '#simulation/model/answer.ts'
import { type SimulatedClinician, simulateClinician } from '#simulation/model/clinician.ts'
import type { SimulatedCurriculum } from '#simulation/model/curriculum.ts'
import { liveThrough } from '#simulation/model/live-through.ts'
import type { Random } from '#simulation/model/random.ts'
import type { Browser } from './browser.ts'

type Doing = { readonly curriculum: SimulatedCurriculum; readonly random: Random }

/** What someone's own page leads to: enrolments that are open or done. */
export async function enrolmentsOnPage(browser: Browser): Promise<ReadonlySet<string>> {
  const page = await browser.page('/learn')
  return new Set([...page.matchAll(/href="\/learn\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? ''))
}

/** The follow-up that someone's own page leads to. */
export async function followUpOnPage(browser: Browser): Promise<string | null> {
  return /href="\/learn\/follow-ups\/([0-9a-f-]{36})"/.exec(await browser.page('/learn'))?.[1] ?? null
}

/** Does a follow-up to its end. `asked`: what it asks now; null: it has ended. */
export async function doFollowUp(
  browser: Browser,
  { followUpId, asked }: { followUpId: string; asked: () => Promise<string | null> },
  { curriculum, random }: Doing,
): Promise<void> {
  const place = `/learn/follow-ups/${followUpId}`
  await browser.act('beginFollowUp', place, { followUpId })
  await browser.page(place)
  for (let itemId = await asked(); itemId !== null; itemId = await asked()) {
    const item = curriculum.items.get(itemId)
    if (item === undefined) throw new Error(`Nobody can answer ${itemId}`)
    const { choice, confidence, elapsedMs } = answerItem(clinicianOf(curriculum, random), item, new Date(), random)
    const answer = { sceneId: itemId, itemId, choice, confidence, elapsedMs: Math.round(elapsedMs) }
    await post(browser, `/api/follow-ups/${followUpId}/answers`, { answerId: randomUUID(), ...answer })
  }
}

/** Begins a module and goes through it to its end, as the player does. */
export async function doModule(
  browser: Browser,
  { enrolmentId, moduleSlug }: { enrolmentId: string; moduleSlug: string },
  { curriculum, random }: Doing,
): Promise<void> {
  const place = `/learn/${enrolmentId}`
  await browser.act('begin', place, { enrolmentId })
  const attempt = /\/api\/attempts\/([0-9a-f-]{36})\/answers/.exec(await browser.page(place))?.[1]
  if (attempt === undefined) throw new Error(`No attempt stands at ${place}`)
  const now = new Date()
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
  const { steps } = liveThrough(clinicianOf(curriculum, random), { ...plan, until }, { curriculum, random })
  for (const step of steps) {
    if (step.did === 'went-on') await post(browser, `/api/attempts/${attempt}/continue`, { sceneId: step.sceneId })
    if (step.did !== 'answered') continue
    const { sceneId, itemId, choice, confidence, elapsedMs } = step.answer
    await post(browser, `/api/attempts/${attempt}/answers`, {
      answerId: randomUUID(),
      ...{ sceneId, itemId, choice, confidence, elapsedMs: Math.round(elapsedMs) },
    })
  }
}

/** One who knows much, so that some have shown what a module teaches before they are asked for it. */
function clinicianOf({ practices }: SimulatedCurriculum, random: Random): SimulatedClinician {
  return simulateClinician(random, { practices: practices.map(({ id }) => id), mean: 4, engagement: 1 })
}

async function post(browser: Browser, address: string, body: object): Promise<void> {
  const response = await browser.post(address, JSON.stringify(body), 'application/json')
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${address}: ${response.status} ${text}`)
}
