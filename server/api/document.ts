import { z } from 'zod'
import { publicUrl } from '#platform/env.ts'
import { describedWebhooks, messageName } from './described-webhooks.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { Problem, type ProblemKind, problemKinds } from './problem.ts'
import { type JsonSchema, refTo, schemaOf } from './schema-of.ts'
import { TrailLine, webhookMessages } from './webhook-messages.ts'

/** What of a description is read here: OpenAPI 3.1. */
export type OpenApiOperation = {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description: string
  readonly security: readonly Record<string, readonly string[]>[]
  readonly parameters: readonly {
    readonly name: string
    readonly in: 'query' | 'path'
    readonly required: boolean
    readonly description: string
    readonly schema: JsonSchema
  }[]
  readonly responses: Readonly<Record<string, object>>
  /** Which of the components a 200 is made of. */
  readonly 'x-row': string
}

/** The description of the whole API, made from the schemas that its answers are made of: once, for it takes some milliseconds. */
export function openApiDocument() {
  made ??= makeDocument()
  return { ...made, servers: [{ url: `${publicUrl()}/api/v1` }] }
}

let made: ReturnType<typeof makeDocument> | null = null

function makeDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Curtain',
      version: '1.0.0',
      description:
        'People, teams, assignments, what was completed and what is understood. Completed and understood are never one number. Fields and values may be added; what is here stays.',
    },
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    webhooks: describedWebhooks(),
    paths: Object.fromEntries(operations.map((operation) => [operation.path, { get: described(operation) }])),
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

function described(operation: Operation): OpenApiOperation {
  const { id, path, tag, summary, description = '', scope, query, rowName, isList } = operation
  const hasId = path.includes('{id}')
  const problems: readonly ProblemKind[] = [
    ...(['not-understood', 'no-token', 'not-allowed', 'not-found', 'too-large', 'misdirected'] as const),
    ...(['too-many-requests', 'unexpected', 'unavailable'] as const),
  ]
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, `Needs the scope ${scope}.`].filter((text) => text !== '').join(' '),
    security: [{ token: [scope] }],
    parameters: [
      ...(hasId
        ? [
            {
              name: 'id',
              in: 'path' as const,
              required: true,
              description: 'Its id.',
              schema: schemaOf(z.uuid(), 'input'),
            },
          ]
        : []),
      ...Object.entries(query.shape).map(([name, parameter]) => {
        const { description: words = '', ...schema } = schemaOf(parameter as z.ZodType, 'input')
        return { name, in: 'query' as const, required: false, description: words, schema }
      }),
    ],
    'x-row': rowName,
    responses: {
      200: {
        description: isList ? 'One page of the list.' : 'What was asked for.',
        headers: {
          ETag: {
            description: 'Send it as If-None-Match to get 304 where nothing is new.',
            schema: { type: 'string' },
          },
          ...(isList ? { Link: { description: 'rel="next": the next page.', schema: { type: 'string' } } } : {}),
        },
        content: { 'application/json': { schema: isList ? pageOf(rowName) : { $ref: refTo(rowName) } } },
      },
      304: { description: 'Nothing is new.' },
      ...Object.fromEntries(
        problems.map((kind) => [problemKinds[kind].status, { $ref: `#/components/responses/${kind}` }]),
      ),
    },
  }
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
