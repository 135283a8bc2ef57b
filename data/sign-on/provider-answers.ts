import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { inOrganisation } from '#data/database/database.ts'
import { Prisma } from '#data/generated/client.ts'
import type { SignOnClaims } from '#domain/sign-on/read-claims.ts'
import { groupsProblems } from '#domain/sign-on/read-groups.ts'

const Claims: z.ZodType<SignOnClaims> = z.object({
  issuer: z.string(),
  subject: z.string(),
  email: z.string().nullable(),
  emailIsVerified: z.boolean(),
  givenName: z.string(),
  familyName: z.string(),
  language: z.string(),
  session: z.string().nullable(),
  // An answer that the build before has kept says neither.
  authenticatedSeconds: z.number().nullable().default(null),
  strength: z.string().nullable().default(null),
  groups: z
    .discriminatedUnion('came', [
      z.object({ came: z.literal('groups'), values: z.array(z.string()) }),
      z.object({ came: z.literal('nothing'), problem: z.enum(groupsProblems) }),
    ])
    .nullable(),
})

/** Beside them the hash of what was handed out to whoever brought the answer. */
const StoredAnswer = z.object({ ticketHash: z.string(), claims: Claims })

/** Longer than any answer holds: who has come for one by then finds that it was used. */
const keptMs = 30 * 60 * 1000

/**
 * Keeps what a provider has answered until the browser that began the request comes for it: the answer itself comes from another
 * site, without the browser's cookies. The ticket is for the browser that brought it: who began the request and has someone else
 * answer it knows its id, and not the ticket. `used`: the request was answered before, or the assertion was brought before.
 */
export async function dangerouslyKeepAnswer(
  { organisationId }: { organisationId: string },
  { requestId, assertionId, claims }: { requestId: string; assertionId: string; claims: SignOnClaims },
  { now }: { now: Date },
): Promise<{ ticket: string } | 'used'> {
  const ticket = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + keptMs)
  return inOrganisation({ organisationId }, async (transaction) => {
    const insertion = await transaction.signOnSpent.createMany({
      data: [{ organisationId, tokenHash: hashOf(`${claims.issuer} ${assertionId}`), expiresAt }],
      skipDuplicates: true,
    })
    if (insertion.count === 0) return 'used'
    const storedAnswer = StoredAnswer.parse({ ticketHash: hashOf(ticket), claims })
    const answer = { organisationId, requestHash: hashOf(requestId), claims: storedAnswer, expiresAt }
    const { count } = await transaction.signOnAnswer.createMany({ data: [answer], skipDuplicates: true })
    return count === 0 ? 'used' : { ticket }
  })
}

/** What was answered to a request, once, for the ticket of its answer; null: nothing, another's, or it was taken already. */
export async function dangerouslyTakeAnswer(
  { organisationId }: { organisationId: string },
  { requestId, ticket }: { requestId: string; ticket: string },
  { now }: { now: Date },
): Promise<SignOnClaims | null> {
  return inOrganisation({ organisationId }, async (transaction) => {
    const where = { organisationId, requestHash: hashOf(requestId) }
    await transaction.$executeRaw`
      SELECT 1 FROM sign_on_answer
      WHERE organisation_id = ${organisationId}::uuid AND request_hash = ${where.requestHash} FOR UPDATE`
    const answerRow = await transaction.signOnAnswer.findFirst({ where: { ...where, expiresAt: { gt: now } } })
    if (answerRow === null || answerRow.claims === null) return null
    const parseResult = StoredAnswer.safeParse(answerRow.claims)
    if (parseResult.data?.ticketHash !== hashOf(ticket)) return null
    await transaction.signOnAnswer.updateMany({ where, data: { claims: Prisma.DbNull } })
    return parseResult.data.claims
  })
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
