import { z } from 'zod'
import { type ApiScope, apiScopes } from '#domain/api/scopes.ts'
import { call } from './database/database.ts'
import type { Administrator } from './viewer.ts'

declare const madeHere: unique symbol

/** A programme that reads and changes over the REST API with a token. Nobody in person. */
export type ApiClient = {
  readonly organisationId: string
  /** What day it is for what is due. IANA. */
  readonly organisationTimeZone: string
  readonly tokenId: string
  readonly tokenName: string
  /** The administrator who made the token, for what has to be someone's. */
  readonly madeById: string
  readonly scopes: readonly ApiScope[]
  readonly personId: null
  readonly acts: 'api-client'
  readonly [madeHere]: true
}

/** A programme whose token has this scope: only `allowedTo` says so. */
export type ClientWithScope<Scope extends ApiScope> = ApiClient & { readonly allowed: Scope }

/** Who keeps an organisation's people, teams and assignments: an administrator, or a programme whose token has this scope. */
export type Keeper<Scope extends ApiScope> = Administrator | ClientWithScope<Scope>

/** Whose what is made is: of a programme's, that of the administrator who made its token. */
export function whoAnswersFor(keeper: { readonly personId: string } | ApiClient): string {
  return keeper.personId ?? keeper.madeById
}

const ofApiToken = {
  name: 'api_client_of_token',
  text: 'SELECT * FROM api_client_of_token($1, $2)',
  row: z.object({
    organisation_id: z.string(),
    organisation_time_zone: z.string(),
    token_id: z.string(),
    token_name: z.string(),
    scopes: z.array(z.string()),
    made_by_id: z.string(),
  }),
}

/** The programme that has the token of this hash; null when it is unknown, ended, or its time is over. */
export async function apiClientOfToken(tokenHash: string, { now }: { now: Date }): Promise<ApiClient | null> {
  const [row] = await call(ofApiToken, [tokenHash, now])
  if (row === undefined) return null
  return {
    organisationId: row.organisation_id,
    organisationTimeZone: row.organisation_time_zone,
    tokenId: row.token_id,
    tokenName: row.token_name,
    madeById: row.made_by_id,
    // A scope of a later build is none here.
    scopes: apiScopes.filter((scope) => row.scopes.includes(scope)),
    personId: null,
    acts: 'api-client',
  } as unknown as ApiClient
}

/** The programme as one that may do this; null when its token lacks the scope. */
export function allowedTo<Scope extends ApiScope>(client: ApiClient, scope: Scope): ClientWithScope<Scope> | null {
  return client.scopes.includes(scope) ? { ...client, allowed: scope } : null
}
