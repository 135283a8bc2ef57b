import { z } from 'zod'
import type { ClientWithScope } from '#data/api-client.ts'
import type { ApiScope } from '#domain/api/scopes.ts'
import { publicUrl } from '#platform/env.ts'
import { allowedOr403, type Ids, type Operation } from './operation.ts'
import { ApiProblem, type Mistake } from './problem.ts'
import { readBody } from './read-body.ts'
import { readQuery } from './read-query.ts'

type ChangeDescription = Pick<Operation, 'id' | 'path' | 'tag' | 'summary' | 'description' | 'rowName'>

/**
 * Changes something, or makes it, and answers with it as it is then.
 *
 * @param described.makes where what was made is to be read, below /api/v1; left out: nothing is made
 * @param described.change throws ApiProblem where it cannot be done
 */
export function changes<Scope extends ApiScope, Body extends z.ZodObject, Row extends object>(
  description: ChangeDescription & {
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE'
    scope: Scope
    body: Body
    row: z.ZodType<Row>
    makes?: (row: Row) => string
    change: (
      client: ClientWithScope<Scope>,
      request: Ids & { readonly body: z.output<Body> },
      at: { now: Date; id: string },
    ) => Promise<Row | null>
  },
): Operation {
  const { scope, row, change, makes, body, ...rest } = description
  const query = z.strictObject({})
  const sendsSomething = Object.keys(body.shape).length > 0
  return {
    ...rest,
    scope,
    query,
    row,
    body: sendsSomething ? body : null,
    isList: false,
    answers: makes === undefined ? 200 : 201,
    answer: async (client, { id, other, query: rawQuery, body: bodyText, now, actId }) => {
      const permittedClient = allowedOr403(client, scope)
      readQuery(query, rawQuery)
      const ids = z.array(z.uuid()).safeParse([id, other].filter((each) => each !== ''))
      if (!ids.success) throw notFoundProblem()
      const row = await change(permittedClient, { id, other, body: readBody(body, bodyText) }, { now, id: actId })
      if (row === null) throw notFoundProblem()
      return makes === undefined
        ? { status: 200, body: row }
        : { status: 201, body: row, headers: { location: `${publicUrl()}/api/v1${makes(row)}` } }
    },
  }
}

export function notFoundProblem(): ApiProblem {
  return new ApiProblem('not-found', 'There is nothing with this id that a programme can change.')
}

/** What cannot be done because of one field, and what to send there. */
export function notPossible(name: string, expectation: string): ApiProblem {
  return fault('not-possible', { in: 'body', name, expected: expectation })
}

/** What is in the way. */
export function conflict(name: string, expectation: string): ApiProblem {
  return fault('conflict', { in: 'body', name, expected: expectation })
}

function fault(kind: 'not-possible' | 'conflict', mistake: Mistake): ApiProblem {
  return new ApiProblem(kind, 'Correct what "errors" names and send it again, under another key.', {
    mistakes: [mistake],
  })
}
