import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '#platform/database/connection.ts'
import { sealSessionCookie, sessionCookieName } from '#server/session-cookie.ts'
import type { Participant, StepInAttempt } from '#simulation/living/participants.ts'
import { seededRandom } from '#simulation/model/random.ts'

/** An answer as it was sent, and as the database has it. */
type GivenAnswer = {
  readonly id: string
  readonly attemptId: string
  readonly sceneId: string
  readonly itemId: string
  readonly choice: readonly string[]
  readonly confidence: string
}

export type Manner = {
  readonly thinkMs: number
  readonly leastThinkMs?: number
  /** Over how long they come, one after the other by chance; 0: all at once. */
  readonly arriveWithinMs?: number
  /** When what was not taken is sent again: soon, so that a test takes less time, or as long after as the server asks. */
  readonly again?: 'soon' | 'as-asked'
  /** Done before the first step of each attempt, with the session's cookie and a pause as long as between two steps. */
  readonly beforeAttempt?: (
    attempt: Participant['attempts'][number],
    cookie: string,
    think: () => Promise<void>,
  ) => Promise<void>
  /** Told of each try. Status: null where no answer came; when it was sent, on the clock of `performance.now`. */
  readonly onReply?: (kind: 'answer' | 'going on', reply: { status: number | null; sentAt: number; ms: number }) => void
}

export type Answering = {
  /** How many answers were acknowledged until now. */
  readonly acknowledged: () => number
  /** What came that is neither a yes nor “try again”. */
  readonly unexpected: readonly string[]
  /** How many requests were not answered with 200, or not at all. */
  readonly failed: () => number
  /** Until so many more were acknowledged; an error when nobody answers any more, or for too long. */
  readonly more: (answers: number) => Promise<void>
  /** Lets everybody finish what they are at, and fails unless the database has exactly what was acknowledged. */
  readonly endAndCompare: (ownerUrl: string) => Promise<void>
}

/** Where the server says nothing of it: sooner than the player, which waits for a second. */
const againAfterMs = 300
const patienceMs = { request: 30_000, progress: 120_000 }

/**
 * Each clinician goes through their attempts, thinks between two steps, and sends again what was not acknowledged, as the
 * player does. What was acknowledged is kept here, apart from the application.
 *
 * @param thinkMs how long at most.
 */
export function letThemAnswer(
  origin: string,
  participants: readonly Participant[],
  {
    thinkMs,
    leastThinkMs = 0,
    arriveWithinMs = 0,
    again: when = 'soon',
    beforeAttempt = async () => {},
    onReply = () => {},
  }: Manner,
): Answering {
  const acknowledgedAnswers = new Map<string, GivenAnswer>()
  const unexpectedReplies: string[] = []
  const agent = new Agent({ keepAlive: true })
  let failureCount = 0
  let ending = false

  const send = async (path: string, cookie: string, body: object, again: readonly number[]) => {
    for (let tries = 1; ; tries++) {
      const sentAt = performance.now()
      const reply = await post(agent, `${origin}${path}`, cookie, JSON.stringify(body)).catch(() => null)
      const status = reply?.status ?? null
      onReply(path.endsWith('/answers') ? 'answer' : 'going on', { status, sentAt, ms: performance.now() - sentAt })
      if (status === 200) return true
      failureCount += 1
      // Going on once more from where one has gone on already.
      if (status !== null && tries > 1 && again.includes(status)) return true
      if (status !== null && status !== 503) {
        unexpectedReplies.push(`${path}: ${status}`)
        return false
      }
      await pause((when === 'as-asked' ? reply?.againAfterMs : undefined) ?? againAfterMs)
    }
  }
  const goThrough = async ({ viewer, sessionId, attempts }: Participant, index: number) => {
    const { organisationId } = viewer
    const cookie = `${sessionCookieName()}=${await sealSessionCookie({ organisationId, sessionId })}`
    const random = seededRandom(index + 1)
    const think = () => pause(leastThinkMs + random() * (thinkMs - leastThinkMs))
    await pause(random() * arriveWithinMs)
    for (const attempt of attempts) {
      const { id, steps } = attempt
      let begun = false
      for (const step of steps) {
        await think()
        if (ending) return
        if (!begun) await beforeAttempt(attempt, cookie, think)
        begun = true
        const { path, body, givenAnswer, again } = requestOf(id, step)
        if (!(await send(path, cookie, body, again))) return
        if (givenAnswer !== null) acknowledgedAnswers.set(givenAnswer.id, givenAnswer)
      }
    }
  }
  let working = participants.length
  const everybody = Promise.all(participants.map((each, index) => goThrough(each, index).finally(() => (working -= 1))))

  return {
    acknowledged: () => acknowledgedAnswers.size,
    unexpected: unexpectedReplies,
    failed: () => failureCount,
    async more(answers) {
      const [from, until] = [acknowledgedAnswers.size, Date.now() + patienceMs.progress]
      while (acknowledgedAnswers.size < from + answers) {
        if (working === 0) throw new Error(`Nobody answers any more: ${unexpectedReplies.slice(0, 5).join(', ')}`)
        if (Date.now() > until) throw new Error(`${acknowledgedAnswers.size - from} of ${answers} answers came`)
        await pause(50)
      }
    },
    async endAndCompare(ownerUrl) {
      ending = true
      await everybody
      agent.destroy()
      const organisations = [...new Set(participants.map(({ viewer }) => viewer.organisationId))]
      const keptAnswers = await answersIn(ownerUrl, organisations)
      const jsonLines = (answers: Iterable<GivenAnswer>) =>
        new Set([...answers].map((answer) => JSON.stringify(answer)))
      const [acknowledgedLines, had] = [jsonLines(acknowledgedAnswers.values()), jsonLines(keptAnswers)]
      const lostLines = [...acknowledgedLines].filter((each) => !had.has(each))
      const inventedLines = [...had].filter((each) => !acknowledgedLines.has(each))
      if (
        lostLines.length + inventedLines.length > 0 ||
        keptAnswers.length !== acknowledgedAnswers.size ||
        unexpectedReplies.length > 0
      )
        throw new Error(
          `${acknowledgedAnswers.size} acknowledged, ${keptAnswers.length} kept; lost: ${lostLines.slice(0, 3)}; not acknowledged: ${inventedLines.slice(0, 3)}; ${unexpectedReplies.slice(0, 3)}`,
        )
    },
  }
}

function requestOf(attemptId: string, step: StepInAttempt) {
  if (step.did === 'went-on') {
    const body = { sceneId: step.sceneId }
    return { path: `/api/attempts/${attemptId}/continue`, body, givenAnswer: null, again: [409] }
  }
  const { sceneId, itemId, choice, confidence, elapsedMs } = step.answer
  const id = randomUUID()
  const givenAnswer = { id, attemptId, sceneId, itemId, choice: [...choice], confidence }
  const body = { answerId: id, sceneId, itemId, choice, confidence, elapsedMs }
  return { path: `/api/attempts/${attemptId}/answers`, body, givenAnswer, again: [] }
}

type Reply = { readonly status: number; readonly againAfterMs: number | undefined }

function post(agent: Agent, address: string, cookie: string, body: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const clientRequest = request(
      address,
      { method: 'POST', agent, headers, timeout: patienceMs.request },
      (response) => {
        // Acknowledged is what was read to its end.
        const seconds = Number(response.headers['retry-after'])
        const reply = { status: response.statusCode ?? 0, againAfterMs: seconds > 0 ? seconds * 1000 : undefined }
        response.once('end', () => (response.complete ? resolve(reply) : reject(new Error('cut'))))
        response.once('error', reject)
        response.resume()
      },
    )
    clientRequest.once('timeout', () => clientRequest.destroy(new Error('nothing came')))
    clientRequest.once('error', reject)
    clientRequest.end(body)
  })
}

async function answersIn(ownerUrl: string, organisations: readonly string[]): Promise<GivenAnswer[]> {
  const owner = await connect(ownerUrl)
  try {
    const { rows } = await owner.query<GivenAnswer>(
      `SELECT id::text, attempt_id::text AS "attemptId", scene_id AS "sceneId", item_id AS "itemId", choice, confidence::text
       FROM answer WHERE organisation_id = ANY ($1::uuid[])`,
      [organisations],
    )
    return rows
  } finally {
    await owner.end()
  }
}
