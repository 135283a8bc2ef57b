import {
  type ClaimedMessage,
  dangerouslyClaimMessage,
  dangerouslySettleMessage,
  type MessageOutcome,
} from '#data/webhooks/deliver-messages.ts'
import { nextMessageTry, restAfterFailureMs } from '#domain/webhooks/next-message-try.ts'
import type { WebhookProblem } from '#domain/webhooks/webhook-events.ts'
import { outboundGuard, webhookKeys } from '#platform/env.ts'
import { log } from '#platform/log.ts'
import { GuardedFetchError, guardedFetch } from '#platform/outbound/guarded-fetch.ts'
import { openHash } from '#platform/password.ts'
import { traceJob } from '#platform/tracing/traced.ts'
import { countMessage } from '#server/metrics/worker-metrics.ts'
import { signMessage } from './sign-message.ts'

/** How long a receiver may take, and how much it may answer; nobody reads it. */
const usualLimits = { timeoutMs: 5000, mostBytes: 64 * 1024 }
/** A worker that has not said by then what became of a message is taken to be gone. Longer than sending may take. */
const claimMs = 60_000

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
    const tried = outcomeOf(message, answer, { now: clock(), chance: chance() })
    await dangerouslySettleMessage(message, tried, { now: clock() })
    return tried
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
  const secrets = [message.secret, message.formerSecret].flatMap((sealed) => {
    const secret = sealed === null ? null : openHash(sealed, webhookKeys())
    return secret === null ? [] : [secret]
  })
  if (secrets.length === 0) return { status: null, problem: 'no-secret', askedMs: 0 }
  const isTrail = message.kind === 'audit'
  // What its period deleted before it was sent is not there to be sent.
  if (isTrail && message.lines === null) return { status: null, problem: null, askedMs: 0 }
  const body = message.lines ?? bodyOf(message)
  try {
    const { status, headers } = await guardedFetch(
      message.address,
      {
        method: 'POST',
        headers: {
          'content-type': isTrail ? 'application/x-ndjson' : 'application/json',
          'user-agent': 'Curtain-Webhooks/1',
          ...signMessage({ id: message.messageId, at: now, body }, secrets),
        },
        body,
      },
      { ...outboundGuard('WEBHOOK'), ...limits },
    )
    const problem = status < 300 ? null : status === 410 ? 'gone' : 'refused'
    return { status, problem, askedMs: waitAsked(headers.get('retry-after')) }
  } catch (error) {
    if (error instanceof GuardedFetchError) return { status: null, problem: error.problem, askedMs: 0 }
    throw error
  }
}

/** What is sent of an event: no names, and the same bytes however often. */
export function bodyOf({ kind, at, data }: Pick<ClaimedMessage, 'kind' | 'at' | 'data'>): string {
  return JSON.stringify({ type: kind, timestamp: at.toISOString(), data })
}

/** Retry-After in seconds; 0 where there is none that can be read. */
function waitAsked(header: string | null): number {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : 0
}

function outcomeOf(
  { startedAt }: ClaimedMessage,
  { status: answerStatus, problem, askedMs }: Answer,
  { now, chance }: { now: Date; chance: number },
): MessageOutcome {
  if (problem === null) return { status: 'delivered', answerStatus, problem, nextTryAt: null, restsUntil: now }
  const next = problem === 'gone' ? null : nextMessageTry(startedAt, { now, chance, askedMs })
  const rest = restAfterFailureMs({ answered: answerStatus !== null })
  return {
    status: next === null ? 'failed' : 'waiting',
    answerStatus,
    problem,
    nextTryAt: next,
    restsUntil: new Date(now.getTime() + rest),
  }
}
