import { z } from 'zod'
import { caseless, isRecord } from './caseless.ts'
import { ProviderError } from './provider-error.ts'
import { wordsOf } from './user-document.ts'

const Operation = caseless({
  // Entra writes Add, Replace and Remove.
  op: z
    .string()
    .transform((op) => op.toLowerCase())
    .pipe(z.enum(['add', 'replace', 'remove'])),
  path: z.string().max(1000).optional(),
  value: z.unknown().optional(),
})
const Body = caseless({ Operations: z.array(Operation).min(1).max(1000) })

export type Operation = {
  readonly op: 'add' | 'replace' | 'remove'
  readonly path?: string | undefined
  readonly value?: unknown
}

/** Reads the body of a PATCH; throws what is wrong with it. */
export function readOperations(body: unknown): readonly Operation[] {
  if (!isRecord(body)) throw new ProviderError(400, 'invalidSyntax', 'Send one JSON object.')
  const parseResult = Body.safeParse(body)
  if (!parseResult.success) throw new ProviderError(400, 'invalidSyntax', wordsOf(parseResult.error))
  return parseResult.data.Operations
}

/** An operation without a path says in its value what it changes, each name being a path. */
export function withPaths({ op, path, value }: Operation): readonly (Operation & { readonly path: string })[] {
  if (path !== undefined && path !== '') return [{ op, path, value }]
  if (op === 'remove') throw new ProviderError(400, 'noTarget', 'Say with a path what to remove.')
  if (!isRecord(value)) throw new ProviderError(400, 'invalidValue', 'Without a path the value is an object.')
  return Object.entries(value).map(([name, each]) => ({ op, path: name, value: each }))
}
