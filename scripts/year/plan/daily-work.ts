import type { Differences } from '#scripts/year/compare/differences.ts'
import type { Browser } from '#scripts/year/hospital/browser.ts'
import { openBrowser } from '#scripts/year/hospital/browser.ts'
import { doFollowUp, doModule, enrolmentsOnPage, followUpOnPage } from '#scripts/year/hospital/learn.ts'
import { writeDay } from '#scripts/year/model/days.ts'
import { personOf } from '#scripts/year/model/hospital-model.ts'
import { complete, openWork } from '#scripts/year/model/reconcile.ts'
import { seededRandom } from '#simulation/model/random.ts'
import { comeFirst, enter } from './newcomers.ts'
import { activeOf, type Someone } from './someone.ts'
import { idOf, type Turn } from './turn.ts'

const lanes = 4
const mostAtOnce = 3
/** An invitation's link works for two weeks. */
const linkDays = 13

type Working = { readonly comes: readonly Someone[]; readonly works: readonly Someone[]; readonly seed: number }

/**
 * Who is invited and comes today for the first time, and who sits down to what they have to do. Everybody has a draw, whether
 * they have something to do or not: that is up to chances of the application's own, and must move nobody else's.
 */
export function whoWorks(turn: Turn): Working {
  const { expected, random, day, staff } = turn
  const seed = Math.floor(random() * 1e9)
  const comes = [...staff.values()].filter(({ key, comesAfter, signsInBy }) => {
    const { status, createdOn, invitedOn } = personOf(expected, key)
    const hasLink = signsInBy === 'provider' || (invitedOn ?? 0) + linkDays >= day
    return status === 'invited' && comesAfter !== null && createdOn + comesAfter <= day && hasLink
  })
  const works = activeOf(expected).flatMap(({ key }) => {
    const someone = staff.get(key)
    const isInTheMood = random() < (someone?.diligence ?? 0)
    return someone !== undefined && isInTheMood && openWork(expected, key).size > 0 ? [someone] : []
  })
  return { comes, works, seed }
}

export async function work(turn: Turn, { comes, works, seed }: Working, differences: Differences): Promise<void> {
  const { hospital } = turn
  const doings = [
    ...comes.map((someone) => async () => {
      await learn(turn, someone, await comeFirst(turn, someone), { seed: seed + someone.number, differences })
    }),
    ...works.map((someone) => async () => {
      const browser = openBrowser(hospital.installation.origin)
      await enter(turn, someone, browser)
      await learn(turn, someone, browser, { seed: seed + someone.number, differences })
    }),
  ]
  const waiting = doings.values()
  const go = async () => {
    for (const does of waiting) await does()
  }
  await Promise.all(Array.from({ length: lanes }, go))
}

/** Their own page shows what they have to do and have done, each once; and they do some of it. */
async function learn(
  turn: Turn,
  { key, diligence }: Someone,
  browser: Browser,
  { seed, differences }: { seed: number; differences: Differences },
): Promise<void> {
  const { hospital, expected, day } = turn
  const open = openWork(expected, key)
  const links = await enrolmentsOnPage(browser)
  const { rows } = await hospital.owner.query<{ id: string; module: string; state: string }>(
    `SELECT id, module_slug AS module, CASE WHEN completed_at IS NOT NULL THEN 'done' WHEN released_at IS NOT NULL THEN 'released' ELSE 'open' END AS state
     FROM enrolment WHERE organisation_id = $1 AND person_id = $2`,
    [hospital.organisationId, idOf(hospital.ids.people, key)],
  )
  const shownRows = rows.filter(({ id }) => links.has(id))
  const modulesIn = (state: string) => shownRows.flatMap((row) => (row.state === state ? [row.module] : [])).sort()
  const openModules = [...open.keys()].sort()
  if (`${modulesIn('open')}` !== `${openModules}` || modulesIn('released').length > 0)
    differences.add(writeDay(day), `the page of ${key}`, `shows ${modulesIn('open')}, and should show ${openModules}`)
  if (diligence === 0) return
  const random = seededRandom(seed)
  const doing = { curriculum: hospital.curriculum, random }
  const followUpId = await followUpOnPage(browser)
  if (followUpId !== null) await doFollowUp(browser, { followUpId, asked: () => askedNow(turn, followUpId) }, doing)
  for (const module of openModules.slice(0, 1 + Math.floor(random() * mostAtOnce))) {
    const enrolment = shownRows.find((row) => row.module === module && row.state === 'open')
    if (enrolment === undefined) continue
    await doModule(browser, { enrolmentId: enrolment.id, moduleSlug: module }, doing)
    complete(expected, { person: key, module }, day)
  }
}

/** What a follow-up shows them now. */
async function askedNow({ hospital }: Turn, followUpId: string): Promise<string | null> {
  const { rows } = await hospital.owner.query<{ item: string | null }>(
    "SELECT state -> 'asked' ->> 'itemId' AS item FROM follow_up WHERE organisation_id = $1 AND id = $2",
    [hospital.organisationId, followUpId],
  )
  return rows[0]?.item ?? null
}
