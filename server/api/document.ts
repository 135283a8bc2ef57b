import { z } from 'zod'
import { publicUrl } from '#platform/env.ts'
import { describedWebhooks, messageName } from './described-webhooks.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { Problem, type ProblemKind, problemKinds } from './problem.ts'
import { type JsonSchema, refTo, schemaOf } from './schema-of.ts'
import { TrailLine, webhookMessages } from './webhook-messages.ts'
import { keyHeader } from './with-key.ts'

/** What of a description is read here: OpenAPI 3.1. */
export type OpenApiOperation = {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description: string
  readonly security: readonly Record<string, readonly string[]>[]
  readonly parameters: readonly {
    readonly name: string
    readonly in: 'query' | 'path' | 'header'
    readonly required: boolean
    readonly description: string
    readonly schema: JsonSchema
  }[]
  readonly requestBody?: {
    readonly required: true
    readonly content: { readonly 'application/json': { readonly schema: JsonSchema } }
  }
  readonly responses: Readonly<Record<string, object>>
  /** Which of the components the answer is made of. */
  readonly 'x-row': string
}

/** The description of the whole API, made from the schemas that its answers are made of: once, for it takes some milliseconds. */
export function openApiDocument() {
  document ??= makeDocument()
  return { ...document, servers: [{ url: `${publicUrl()}/api/v1` }] }
}

let document: ReturnType<typeof makeDocument> | null = null

function makeDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Curtain',
      version: '1.0.0',
      description:
        'People, teams and assignments, to be read and changed; what was completed and what is understood, to be read. Completed and understood are never one number. Fields and values may be added; what is here stays.',
    },
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    webhooks: describedWebhooks(),
    paths: describedPaths(),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token that an administrator made.' },
      },
      schemas: {
        ...Object.fromEntries(operations.map(({ rowName, row }) => [rowName, schemaOf(row, 'output')])),
        ...Object.fromEntries(
          Object.entries(webhookMessages).map(([kind, { body }]) => [messageName(kind), schemaOf(body, 'output')]),
        ),
        TrailLine: schemaOf(TrailLine, 'output'),
        Problem: schemaOf(Problem, 'output'),
      } as Readonly<Record<string, JsonSchema>>,
      responses: Object.fromEntries(
        Object.keys(problemKinds).map((kind) => [kind, problemResponse(kind as ProblemKind)]),
      ),
    },
  }
}

/** By path, and there by method in lower case. */
function describedPaths(): Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>> {
  const paths: Record<string, Record<string, OpenApiOperation>> = {}
  for (const operation of operations) {
    const path = paths[operation.path] ?? {}
    paths[operation.path] = { ...path, [operation.method.toLowerCase()]: describeOperation(operation) }
  }
  return paths
}

function describeOperation(operation: Operation): OpenApiOperation {
  const { id, path, tag, summary, description = '', method, scope, query, body, rowName, isList, answers } = operation
  const isReading = method === 'GET'
  const problems = [...problemsOfAll, ...(isReading ? [] : problemsOfChanges)]
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, `Needs the scope ${scope}.`].filter((text) => text !== '').join(' '),
    security: [{ token: [scope] }],
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => idInPath(name)),
      ...Object.entries(query.shape).map(([name, parameter]) => {
        const { description: words = '', ...schema } = schemaOf(parameter as z.ZodType, 'input')
        return { name, in: 'query' as const, required: false, description: words, schema }
      }),
      ...(isReading ? [] : [key]),
    ],
    ...(body === null
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }),
    'x-row': rowName,
    responses: {
      [answers]: {
        description: isList ? 'One page of the list.' : isReading ? 'What was asked for.' : 'It is done.',
        headers: {
          ...(isReading ? { ETag: etag } : { 'Idempotency-Replayed': replayHeader }),
          ...(isList ? { Link: { description: 'rel="next": the next page.', schema: { type: 'string' } } } : {}),
          ...(answers === 201
            ? { Location: { description: 'Where it is to be read.', schema: { type: 'string' } } }
            : {}),
        },
        content: { 'application/json': { schema: isList ? pageOf(rowName) : { $ref: refTo(rowName) } } },
      },
      ...(isReading ? { 304: { description: 'Nothing is new.' } } : {}),
      ...Object.fromEntries(
        problems.map((kind) => [problemKinds[kind].status, { $ref: `#/components/responses/${kind}` }]),
      ),
    },
  }
}

const problemsOfAll: readonly ProblemKind[] = [
  ...(['not-understood', 'no-token', 'not-allowed', 'not-found', 'too-large', 'misdirected'] as const),
  ...(['too-many-requests', 'unexpected', 'unavailable'] as const),
]
const problemsOfChanges: readonly ProblemKind[] = ['conflict', 'not-possible']

const etag = {
  description: 'Send it as If-None-Match to get 304 where nothing is new.',
  schema: { type: 'string' },
} as const
const replayHeader = {
  description: '"true": it was done before, and this is what was answered then.',
  schema: { type: 'string' },
} as const
const key = {
  name: keyHeader,
  in: 'header',
  required: false,
  description:
    'A name of your own for this request, such as a UUID: sent again with it within 24 hours, it is answered as it was and done once. 409 while it is being done; 422 with another request.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
} as const

function idInPath(name: string) {
  const description = name === 'id' ? 'Its id.' : 'The id of the person.'
  return { name, in: 'path' as const, required: true, description, schema: schemaOf(z.uuid(), 'input') }
}

function pageOf(rowName: string): JsonSchema {
  return {
    type: 'object',
    properties: {
      data: { type: 'array', items: { $ref: refTo(rowName) } },
      next: { type: ['string', 'null'], description: 'The address of the next page; null: this is the last.' },
    },
    required: ['data', 'next'],
  } as JsonSchema
}

function problemResponse(kind: ProblemKind) {
  return {
    description: problemKinds[kind].title,
    content: { 'application/problem+json': { schema: { $ref: refTo('Problem') } } },
  }
}
