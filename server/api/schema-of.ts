import { z } from 'zod'
import { Limit, mostAPage, usualAPage } from './read-query.ts'

/** JSON Schema, 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/** Where a component of the description stands. */
export const refTo = (name: string) => `#/components/schemas/${name}`

/**
 * A moment is a Date here, and a text where it arrives; a format says enough without a pattern. Fields may be added later, so
 * what is not described is not forbidden.
 */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const options: z.core.ToJSONSchemaParams = { io, unrepresentable: 'any', override: inWords }
  const { $schema: _, ...described } = z.toJSONSchema(schema, options)
  return described
}

const inWords: z.core.ToJSONSchemaParams['override'] = ({ zodSchema, jsonSchema }) => {
  const schema: unknown = zodSchema
  if (jsonSchema.format === 'date-time') delete jsonSchema.anyOf
  if (schema === Limit)
    become(jsonSchema, {
      type: 'integer',
      minimum: 1,
      maximum: mostAPage,
      default: usualAPage,
      description: jsonSchema.description,
    })
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  delete jsonSchema.additionalProperties
}

function become(schema: JsonSchema, other: JsonSchema): void {
  for (const key of Object.keys(schema)) delete schema[key]
  Object.assign(schema, other)
}
