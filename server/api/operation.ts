import { z } from 'zod'
import { type ApiClient, allowedTo, type ClientWithScope } from '#data/api-client.ts'
import type { ApiScope } from '#domain/api/scopes.ts'
import { cursorOf } from './cursor.ts'
import { ApiProblem } from './problem.ts'
import { readQuery } from './read-query.ts'
import type { Answer } from './respond.ts'

/** One thing that a programme may ask for, with all that its description and its answer need. */
export type Operation = {
  readonly id: string
  /** Below /api/v1; `{id}` stands for an id. */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly method: Method
  readonly scope: ApiScope
  readonly query: z.ZodObject
  /** What is sent; null: nothing. */
  readonly body: z.ZodObject | null
  /** 201 where something is made. */
  readonly answers: 200 | 201
  /** What one of them is called, and is. */
  readonly rowName: string
  readonly row: z.ZodType
  readonly isList: boolean
  readonly answer: (client: ApiClient, request: OperationRequest) => Promise<Answer>
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** The ids in a path, in its order; an empty text where there is none. */
export type Ids = { readonly id: string; readonly other: string }

/** A request: the ids in its path, its query, and what was sent. */
export type OperationRequest = Ids & {
  readonly query: URLSearchParams
  readonly url: URL
  readonly body: string
  readonly now: Date
  /** Of what is made: the same where the request is sent again under its key. */
  readonly actId: string
}

const reading = { method: 'GET', body: null, answers: 200 } as const

type OperationDescription = Pick<Operation, 'id' | 'path' | 'tag' | 'summary' | 'description' | 'rowName'>

/** One resource by its id. */
export function finds<Scope extends ApiScope, Row extends object>(
  description: OperationDescription & {
    scope: Scope
    row: z.ZodType<Row>
    find: (client: ClientWithScope<Scope>, id: string) => Promise<Row | null>
  },
): Operation {
  const { scope, row, find, ...rest } = description
  const query = z.strictObject({})
  return {
    ...rest,
    ...reading,
    scope,
    query,
    row,
    isList: false,
    answer: async (client, { id, query: rawQuery }) => {
      const permittedClient = allowedOr403(client, scope)
      readQuery(query, rawQuery)
      const entity = z.uuid().safeParse(id).success ? await find(permittedClient, id) : null
      if (entity === null) throw new ApiProblem('not-found', 'There is nothing with this id.')
      return { status: 200, body: entity }
    },
  }
}

/** A list, page by page: `next` is the address of the following page, and a Link header says it too (RFC 8288). */
export function lists<Scope extends ApiScope, Query extends z.ZodObject, Row extends object>(
  description: OperationDescription & {
    scope: Scope
    query: Query
    row: z.ZodType<Row>
    list: (
      client: ClientWithScope<Scope>,
      request: z.output<Query>,
      at: { now: Date },
    ) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null } | 'not-shown'>
  },
): Operation {
  const { scope, query, row, list, ...rest } = description
  return {
    ...rest,
    ...reading,
    scope,
    query,
    row,
    isList: true,
    answer: async (client, { query: rawQuery, url, now }) => {
      const permittedClient = allowedOr403(client, scope)
      const part = await list(permittedClient, readQuery(query, rawQuery), { now })
      if (part === 'not-shown')
        throw new ApiProblem(
          'not-shown',
          'This organisation lets no programme see what one person understands. Its groups are at /understanding/groups.',
        )
      const { rows, next } = part
      const address = next === null ? null : nextAddress(url, next)
      return {
        status: 200,
        body: { data: rows, next: address },
        ...(address === null ? {} : { headers: { link: `<${address}>; rel="next"` } }),
      }
    },
  }
}

function nextAddress(url: URL, next: string): string {
  const address = new URL(url)
  address.searchParams.set('cursor', cursorOf(next))
  return address.href
}

export function allowedOr403<Scope extends ApiScope>(client: ApiClient, scope: Scope): ClientWithScope<Scope> {
  const permittedClient = allowedTo(client, scope)
  if (permittedClient === null)
    throw new ApiProblem('not-allowed', `This needs the scope ${scope}. Make a token that has it.`, {
      headers: { 'www-authenticate': `Bearer realm="Curtain", error="insufficient_scope", scope="${scope}"` },
    })
  return permittedClient
}
