import { Agent, get } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { asOwner } from '#data/database/owner-database.ts'
import { cookieOf } from '#scripts/bench/open-page.ts'
import { type Answering, letThemAnswer } from '#scripts/faults/answering.testing.ts'
import { makeParticipants } from '#simulation/living/participants.ts'
import { seededRandom } from '#simulation/model/random.ts'
import type { Kind, Reply } from './figures-by-kind.ts'

/**
 * Between two steps a clinician reads a scene or what was said about an answer and thinks: five to fifteen seconds, ten on
 * average. The times that questions are in sight in the simulated lives are longer, so that this is rather too much work than
 * too little.
 */
export const think = { leastMs: 5000, mostMs: 15_000 }
/** Who looks after them opens something every six seconds on average, as long as anyone answers. */
const staffMs = 12_000

const staffPlaces: readonly (readonly [kind: Kind, path: string])[] = [
  ['administration', '/admin'],
  ['administration', '/admin/people'],
  ['administration', '/admin/report'],
  ['report', '/api/export/items'],
  ['administration', '/admin/assignments'],
]

type Installation = { readonly origin: string; readonly ownerUrl: string }
type Count = (kind: Kind, reply: Reply) => void

export type Crowd = {
  readonly clinicians: number
  /** They come one after the other, by chance, over so long. */
  readonly start: (arriveWithinSeconds: number) => Answering
  readonly stopStaff: () => Promise<void>
}

/**
 * So many clinicians of an organisation of their own, each with so many attempts begun, and an administrator. Once they start,
 * each opens the list of what there is to do and the module before each attempt, and goes through it.
 */
export async function makeCrowd(
  { origin, ownerUrl }: Installation,
  { name, clinicians, attemptsEach }: { name: string; clinicians: number; attemptsEach: number },
  count: Count,
): Promise<Crowd> {
  const now = new Date()
  const organisation = await asOwner(ownerUrl, (owner) =>
    makeParticipants(owner, { name, clinicians, attemptsEach, now }),
  )
  const staffCookie = await cookieOf(organisation.administrator, now)
  const agent = new Agent({ keepAlive: true })
  const open = async (kind: Kind, path: string, cookie: string) => {
    const sentAt = performance.now()
    const status = await statusOf(`${origin}${path}`, agent, cookie).catch(() => null)
    count(kind, { status, sentAt, ms: performance.now() - sentAt })
  }
  let staffing = true
  const staff = async () => {
    const random = seededRandom(clinicians)
    for (let turn = 0; staffing; turn++) {
      await pause(random() * staffMs)
      const [kind, path] = staffPlaces[turn % staffPlaces.length] ?? ['administration', '/admin']
      await open(kind, path, staffCookie)
    }
  }
  let staffingWork: Promise<void> = Promise.resolve()
  return {
    clinicians,
    start(arriveWithinSeconds) {
      staffingWork = staff()
      return letThemAnswer(origin, organisation.participants, {
        thinkMs: think.mostMs,
        leastThinkMs: think.leastMs,
        arriveWithinMs: arriveWithinSeconds * 1000,
        again: 'as-asked',
        onReply: count,
        beforeAttempt: async ({ enrolmentId }, cookie, thinkAgain) => {
          await open('learner’s page', '/learn', cookie)
          await thinkAgain()
          await open('learner’s page', `/learn/${enrolmentId}`, cookie)
          await thinkAgain()
        },
      })
    },
    async stopStaff() {
      staffing = false
      await staffingWork
      agent.destroy()
    },
  }
}

/** The status of a page that was read to its end, as a browser asks for it. */
function statusOf(address: string, agent: Agent, cookie: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, accept: 'text/html,*/*', 'accept-encoding': 'gzip' }
    get(address, { agent, headers, timeout: 60_000 }, (response) => {
      response.once('end', () => resolve(response.complete ? (response.statusCode ?? null) : null))
      response.once('error', reject)
      response.resume()
    })
      .once('error', reject)
      .once('timeout', () => reject(new Error('nothing came')))
  })
}
