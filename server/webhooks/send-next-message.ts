import {
  type ClaimedMessage,
  dangerouslyClaimMessage,
  dangerouslySettleMessage,
  type MessageOutcome,
} from '#data/webhooks/deliver-messages.ts'
import { nextMessageTry, restAfterFailureMs } from '#domain/webhooks/next-message-try.ts'
import type { WebhookProblem } from '#domain/webhooks/webhook-events.ts'
import { log } from '#platform/log.ts'
import { GuardedFetchError, guardedFetch } from '#platform/outbound/guarded-fetch.ts'
import { outboundGuard } from '#platform/outbound/outbound-guard.ts'
import { traceJob } from '#platform/tracing/traced.ts'
import { countMessage } from '#server/metrics/worker-metrics.ts'
import { messageRequest } from './message-request.ts'

/** How long a receiver may take, and how much it may answer; nobody reads it. */
const usualLimits = { timeoutMs: 5000, mostBytes: 64 * 1024 }
/** Longer than sending may take. Who has not said by then what became of a message, nor as long again after that was seen, is gone. */
const claimMs = 30_000

export type Telling = {
  /** The moment: told anew at each step. */
  readonly clock: () => Date
  /** From 0 to 1. */
  readonly chance: () => number
  readonly limits?: typeof usualLimits
}

/**
 * Sends the next message that is due; null: none is. It is claimed before and settled after, each in a transaction: so it arrives
 * at least once, and more than once only with the same id.
 */
export async function sendNextMessage({
  clock,
  chance,
  limits = usualLimits,
}: Telling): Promise<MessageOutcome['status'] | null> {
  const now = clock()
  const message = await dangerouslyClaimMessage({ now, claimEnds: new Date(now.getTime() + claimMs) })
  if (message === null) return null
  const outcome = await traceJob('webhook', async () => {
    const answer = await send(message, { now, limits })
    const outcome = outcomeOf(message, answer, { now: clock(), chance: chance() })
    await dangerouslySettleMessage(message, outcome, { now: clock() })
    return outcome
  })
  countMessage(outcome.status)
  const { organisationId, id, kind, attempt } = message
  log(outcome.problem === null ? 'info' : 'warning', 'webhook', {
    organisation: organisationId,
    message: id,
    kind,
    attempt,
    outcome: outcome.status,
    ...(outcome.answerStatus === null ? {} : { answered: outcome.answerStatus }),
    ...(outcome.problem === null ? {} : { problem: outcome.problem }),
  })
  return outcome.status
}

type Answer = { readonly status: number | null; readonly problem: WebhookProblem | null; readonly askedMs: number }

async function send(
  message: ClaimedMessage,
  { now, limits }: { now: Date; limits: typeof usualLimits },
): Promise<Answer> {
  const request = await messageRequest(message, { now })
  if (request === 'no-secret') return { status: null, problem: 'no-secret', askedMs: 0 }
  if (request === null) return { status: null, problem: null, askedMs: 0 }
  const { address, headers, body } = request
  try {
    const { status, headers: answerHeaders } = await guardedFetch(
      address,
      { method: 'POST', headers, body },
      { ...outboundGuard('WEBHOOK'), ...limits },
    )
    return { status, problem: problemOf(message, status), askedMs: waitOf(answerHeaders.get('retry-after')) }
  } catch (error) {
    if (error instanceof GuardedFetchError) return { status: null, problem: error.problem, askedMs: 0 }
    throw error
  }
}

function problemOf({ form }: ClaimedMessage, status: number): WebhookProblem | null {
  if (status < 300) return null
  // Teams and Slack say 404 of a channel or workflow that was deleted, as they do of an address that never was.
  return status === 410 || (status === 404 && form !== 'events') ? 'gone' : 'refused'
}

/** Retry-After in seconds; 0 where there is none that can be read. */
function waitOf(header: string | null): number {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : 0
}

function outcomeOf(
  { startedAt }: ClaimedMessage,
  { status: answerStatus, problem, askedMs }: Answer,
  { now, chance }: { now: Date; chance: number },
): MessageOutcome {
  if (problem === null) return { status: 'delivered', answerStatus, problem, nextTryAt: null, restsUntil: now }
  const next = problem === 'gone' ? null : nextMessageTry(startedAt, { now, chance, askedMs })
  const rest = restAfterFailureMs({ answered: answerStatus !== null, askedMs: answerStatus === 429 ? askedMs : 0 })
  return {
    status: next === null ? 'failed' : 'waiting',
    answerStatus,
    problem,
    nextTryAt: next,
    restsUntil: new Date(now.getTime() + rest),
  }
}
