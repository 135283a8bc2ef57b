/**
 * The worker's part of webhooks: it has no viewer, so each name says that it is dangerous; call these from the worker alone.
 */
import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { channelForms } from '#domain/channels/channel-kinds.ts'
import { messageKinds, type WebhookProblem } from '#domain/webhooks/webhook-events.ts'

const messageForms = ['events', ...channelForms] as const

const ClaimedMessage = z.object({
  organisationId: z.string(),
  /** Of the delivery. */
  id: z.string(),
  /** The same however often it is sent, so that a receiver can drop what it has. */
  messageId: z.string(),
  /** How often it was claimed, this time included. */
  attempt: z.number(),
  /** Whoever claimed it before never said what became of it: it may have arrived. */
  interrupted: z.boolean(),
  startedAt: moment,
  address: z.string(),
  /** Sealed. */
  secret: z.string(),
  formerSecret: z.string().nullable(),
  kind: z.enum(messageKinds),
  at: moment,
  data: z.record(z.string(), z.unknown()),
  /** A piece of the audit trail as JSON lines; null: it is none, or those events were deleted meanwhile. */
  lines: z.string().nullable(),
  /** `events`: signed JSON. A channel is written to in words, and its `secret` is its address. */
  form: z.enum(messageForms),
  name: z.string(),
  language: z.string().nullable(),
})
export type ClaimedMessage = Readonly<z.output<typeof ClaimedMessage>>

/** Takes the next message that is due, in whatever organisation; null: none is. It is this worker's until `claimEnds`. */
export async function dangerouslyClaimMessage({
  now,
  claimEnds,
}: {
  now: Date
  claimEnds: Date
}): Promise<ClaimedMessage | null> {
  const [message] = await readOfAll(
    ClaimedMessage,
    sql`
      SELECT organisation_id AS "organisationId", id, message_id AS "messageId", attempt, interrupted,
        started_at AS "startedAt", address, secret, former_secret AS "formerSecret", kind, at, data, lines,
        form, name, language
      FROM claim_webhook_delivery(${now}::timestamptz, ${claimEnds}::timestamptz, ${messageForms}::text[])`,
  )
  return message ?? null
}

export type MessageOutcome = {
  readonly status: 'delivered' | 'waiting' | 'failed'
  /** What the receiver answered; null: nothing came back. */
  readonly answerStatus: number | null
  readonly problem: WebhookProblem | null
  /** Null: not again. */
  readonly nextTryAt: Date | null
  /** Until when nothing else is sent there. */
  readonly restsUntil: Date
}

/** Says what became of a message that was claimed. */
export async function dangerouslySettleMessage(
  { organisationId, id, attempt }: ClaimedMessage,
  { status, answerStatus, problem, nextTryAt, restsUntil }: MessageOutcome,
  { now }: { now: Date },
): Promise<void> {
  await readOfAll(
    z.unknown(),
    sql`
      SELECT settle_webhook_delivery(${organisationId}::uuid, ${id}::uuid, ${attempt}::integer, ${status},
        ${answerStatus}::integer, ${problem}, ${nextTryAt}::timestamptz, ${restsUntil}::timestamptz, ${now}::timestamptz)`,
  )
}
