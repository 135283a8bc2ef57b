import { z } from 'zod'
import type { ApiClient } from '#data/api-client.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

/** For how long a request that is sent again under its key is answered as it was. */
export const keyHoldsMs = 24 * 60 * 60 * 1000
/** What has not ended by then has failed with its process: longer than any request may take. */
const givenUpMs = 90_000

const Answer = z.object({
  status: z.number(),
  body: z.record(z.string(), z.unknown()),
  headers: z.record(z.string(), z.string()),
})
export type KeptAnswer = Readonly<z.output<typeof Answer>>

const Request = z.object({ fingerprint: z.string(), isMine: z.boolean(), answer: Answer.nullable() })

type RequestKey = { readonly key: string; readonly fingerprint: string }

/**
 * Begins a request under a programme's key, once: 'begun', or how it was answered before. 'under-way': it is being done at this
 * moment. 'other-request': the key was used for something else.
 *
 * @param keyed.fingerprint what is asked, in short
 */
export async function beginApiRequest(
  client: ApiClient,
  { key, fingerprint }: RequestKey,
  { now }: { now: Date },
): Promise<'begun' | 'under-way' | 'other-request' | KeptAnswer> {
  const { organisationId, tokenId } = client
  return inOrganisation(client, async (transaction) => {
    // One statement takes the key, or sees who has it: of two at once, also in the same millisecond, the second waits for the
    // first to have it. Whose time it was before is null where nobody had it.
    const [request] = await readerWithin(transaction)(
      Request,
      sql`
        INSERT INTO api_request AS r (organisation_id, token_id, key, fingerprint, begun_at, made_at)
        VALUES (${organisationId}::uuid, ${tokenId}::uuid, ${key}, ${fingerprint}, ${now}::timestamptz, ${now}::timestamptz)
        ON CONFLICT (organisation_id, token_id, key) DO UPDATE SET
          fingerprint = CASE WHEN r.made_at <= ${past(now, keyHoldsMs)}::timestamptz THEN EXCLUDED.fingerprint ELSE r.fingerprint END,
          answer = CASE WHEN r.made_at <= ${past(now, keyHoldsMs)}::timestamptz THEN NULL ELSE r.answer END,
          begun_at = CASE WHEN r.made_at <= ${past(now, keyHoldsMs)}::timestamptz
              OR r.answer IS NULL AND r.fingerprint = EXCLUDED.fingerprint AND r.begun_at <= ${past(now, givenUpMs)}::timestamptz
            THEN EXCLUDED.begun_at ELSE r.begun_at END,
          made_at = CASE WHEN r.made_at <= ${past(now, keyHoldsMs)}::timestamptz THEN EXCLUDED.made_at ELSE r.made_at END
        RETURNING r.fingerprint, r.answer, old.begun_at IS DISTINCT FROM r.begun_at AS "isMine"`,
    )
    if (request === undefined) throw new Error('A key was neither taken nor found')
    if (request.fingerprint !== fingerprint) return 'other-request'
    return request.answer ?? (request.isMine ? 'begun' : 'under-way')
  })
}

/** Keeps how a request was answered that was begun under this key. */
export async function keepApiAnswer(client: ApiClient, key: string, answer: KeptAnswer): Promise<void> {
  const { organisationId, tokenId } = client
  await inOrganisation(client, async (transaction) => {
    await transaction.$executeRaw`
      UPDATE api_request SET answer = ${JSON.stringify(answer)}::jsonb
      WHERE organisation_id = ${organisationId}::uuid AND token_id = ${tokenId}::uuid AND key = ${key}`
  })
}

/** Lets a request be sent again under its key: it has failed, and nothing of it was done. */
export async function dropApiRequest(client: ApiClient, key: string): Promise<void> {
  const { organisationId, tokenId } = client
  await inOrganisation(client, (transaction) =>
    transaction.apiRequest.deleteMany({ where: { organisationId, tokenId, key } }),
  )
}

function past(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() - milliseconds)
}
