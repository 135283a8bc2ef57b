import { z } from 'zod'
import { parseMoment } from '#domain/dates/moment.ts'
import { readCursor } from './cursor.ts'
import { type Mistake, malformedRequest } from './problem.ts'

export const mostAPage = 500
export const usualAPage = 100

/** How long a page is, as an address has it. */
export const Limit = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .refine((limit) => limit >= 1 && limit <= mostAPage)
  .default(usualAPage)
  .meta({ description: `How many at most: a whole number from 1 to ${mostAPage}. Without it: ${usualAPage}.` })

const cursor = { description: 'Where the page begins: from the "next" of the page before, as it is.' }

/** Where in a list of things with ids a page begins, and how long it is. */
export const Page = z.object({
  cursor: z.string().transform(readCursor).pipe(z.uuid()).optional().meta(cursor),
  limit: Limit,
})

/** The same where things go by their names. */
export const PageByName = z.object({
  cursor: z.string().transform(readCursor).pipe(z.string()).optional().meta(cursor),
  limit: Limit,
})

export const ChangedSince = z.iso.datetime({ offset: true }).transform(parseMoment).pipe(z.date()).optional().meta({
  description: 'A date and time with its zone, such as 2026-11-29T08:00:00Z: only what is new or has changed since.',
})

export const Id = (description: string) =>
  z
    .uuid()
    .optional()
    .meta({ description: `The id of ${description}.` })

export const YesOrNo = (description: string) =>
  z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({ description })

export const OneOf = <const Values extends readonly [string, ...string[]]>(values: Values, description: string) =>
  z.enum(values).optional().meta({ description })

export const Words = (description: string) =>
  z
    .string()
    .min(1)
    .max(320)
    .refine((text) => !text.includes('\0'))
    .optional()
    .meta({ description })

/** What a query asks for; throws which of its parameters is not understood and what to send instead. */
export function readQuery<Query extends z.ZodObject>(schema: Query, query: URLSearchParams): z.output<Query> {
  const names = [...new Set(query.keys())]
  const twice = names.filter((name) => query.getAll(name).length > 1)
  const parseResult = z.strictObject(schema.shape).safeParse(Object.fromEntries(query))
  if (parseResult.success && twice.length === 0) return parseResult.data as z.output<Query>
  const knownNames = Object.keys(schema.shape)
  const unknownNames = names.filter((name) => !knownNames.includes(name))
  const wrong = parseResult.success
    ? []
    : parseResult.error.issues.flatMap(({ path: [name] }) => (name ? [String(name)] : []))
  const mistakes: Mistake[] = [
    ...unknownNames.map((name) => ({
      in: 'query' as const,
      name: name.slice(0, 100),
      expected: knownNames.length === 0 ? 'No parameters.' : `One of these parameters: ${knownNames.join(', ')}.`,
    })),
    ...twice.map((name) => ({ in: 'query' as const, name: name.slice(0, 100), expected: 'The parameter once.' })),
    ...[...new Set(wrong)].map((name) => ({ in: 'query' as const, name, expected: expectedOf(schema.shape[name]) })),
  ]
  throw malformedRequest(mistakes)
}

/** In words what a parameter or a field may be. */
export function expectedOf(parameter: unknown): string {
  if (!(parameter instanceof z.ZodType)) return 'Another value.'
  const { enum: values, format, description } = z.toJSONSchema(parameter, { io: 'input', unrepresentable: 'any' })
  if (values !== undefined) return `One of: ${values.join(', ')}.`
  if (format === 'uuid') return 'An id, such as 0190c3a0-0000-7000-8000-000000000000.'
  return description ?? 'Another value.'
}
