import { z } from 'zod'

/** Up to 1,000 characters; Entra sends numbers for some, and PostgreSQL keeps no NUL. */
export const Text = z.union([z.string(), z.number().transform(String)], 'must be a text').pipe(
  z
    .string()
    .max(1000, 'is longer than 1,000 characters')
    .refine((text) => !/[\0\p{Cs}]/u.test(text), 'holds a character that cannot be stored'),
)

/** Entra sends "True" and "False" as texts, unless its flag for SCIM compliance is set. */
export const Flag = z.union(
  [
    z.boolean(),
    z
      .string()
      .regex(/^(true|false)$/i)
      .transform((text) => text.toLowerCase() === 'true'),
  ],
  'must be true or false',
)

/**
 * An object of these attributes, whose names are written in any case (RFC 7643, 2.1). What is not on the list is left out,
 * and so is null, which says that there is none: nothing that is sent can name a property of its own.
 */
export function caseless<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess((value) => (isRecord(value) ? withKnownNames(value, Object.keys(shape)) : value), z.object(shape))
}

/** Several, or one that was not put into a list. */
export function listOf<Item>(item: z.ZodType<Item>) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(200, 'has more than 200 values'),
  )
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A name as it is on a list, whatever its case; undefined: it is not. */
export function knownName(name: string, names: readonly string[]): string | undefined {
  const lower = name.toLowerCase()
  return names.find((candidate) => candidate.toLowerCase() === lower)
}

function withKnownNames(value: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      const attributeName = each === null ? undefined : knownName(name, names)
      return attributeName === undefined ? [] : [[attributeName, each]]
    }),
  )
}
