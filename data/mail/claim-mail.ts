import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { type MailProblem, mailKinds } from '#domain/mail/mail-kinds.ts'

const ClaimedMail = z.object({
  organisationId: z.string(),
  id: z.string(),
  kind: z.enum(mailKinds),
  /** How often it was claimed, this time included. */
  attempt: z.number(),
  /** Whoever claimed it before never said what became of it: the recipient may have it already. */
  interrupted: z.boolean(),
  startedAt: moment,
  giveUpAt: moment,
  email: z.string(),
  language: z.string(),
  organisationName: z.string(),
})

export type ClaimedMail = Readonly<z.output<typeof ClaimedMail>>

/**
 * Takes the next mail that is due, in whatever organisation; null: none is. It is this worker's until `claimEnds`. From now
 * on the link whose hash is given works.
 */
export async function dangerouslyClaimMail(
  link: { readonly tokenHash: string; readonly invitationEnds: Date; readonly resetEnds: Date },
  { now, claimEnds }: { now: Date; claimEnds: Date },
): Promise<ClaimedMail | null> {
  const [mail] = await readOfAll(
    ClaimedMail,
    sql`
      SELECT organisation_id AS "organisationId", id, kind, attempt, interrupted, started_at AS "startedAt",
        give_up_at AS "giveUpAt", email, language, organisation_name AS "organisationName"
      FROM claim_mail(${mailKinds}::text[], ${now}::timestamptz, ${claimEnds}::timestamptz, ${link.tokenHash},
        ${link.invitationEnds}::timestamptz, ${link.resetEnds}::timestamptz)`,
  )
  return mail ?? null
}

export type MailOutcome =
  | { readonly status: 'sent' }
  /** Not tried: what it was to say is no longer so. */
  | { readonly status: 'cancelled'; readonly lostTokenHash: string }
  /** Not tried: its reader's hours have not come. */
  | { readonly status: 'postponed'; readonly until: Date; readonly lostTokenHash: string }
  | {
      readonly status: 'waiting' | 'failed'
      readonly problem: MailProblem
      /** What the server said, for whoever looks after it. */
      readonly serverWords: string | null
      /** Null: not again. */
      readonly nextTryAt: Date | null
      /** The hash of its link, where it is known that nobody got it. */
      readonly lostTokenHash: string | null
    }

/** Says what became of a mail that was claimed. */
export async function dangerouslySettleMail(
  { organisationId, id, attempt }: ClaimedMail,
  outcome: MailOutcome,
  { now }: { now: Date },
): Promise<void> {
  const { status, problem, serverWords, nextTryAt, lostTokenHash } = columnsOf(outcome)
  await readOfAll(
    z.unknown(),
    sql`
      SELECT settle_mail(${organisationId}::uuid, ${id}::uuid, ${attempt}::integer, ${status}, ${problem},
        ${serverWords}, ${nextTryAt}::timestamptz, ${lostTokenHash}, ${now}::timestamptz)`,
  )
}

function columnsOf(outcome: MailOutcome) {
  const nothing = { problem: null, serverWords: null, nextTryAt: null, lostTokenHash: null }
  switch (outcome.status) {
    case 'sent':
    case 'cancelled':
      return { ...nothing, ...outcome }
    case 'postponed':
      return { ...nothing, status: 'waiting', nextTryAt: outcome.until, lostTokenHash: outcome.lostTokenHash }
    default:
      return outcome
  }
}
