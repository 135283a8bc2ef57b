import type { JsonSchema } from '#server/api/schema-of.ts'

/** The fields of an object, those of objects inside it under `outer.inner`; of a list `outer[]`. */
export function fieldsOf(schema: JsonSchema, before = ''): { readonly name: string; readonly schema: JsonSchema }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    if (typeof field === 'boolean') return []
    const name = `${before}${key}`
    const inside = objectIn(field)
    const isList = field.type === 'array'
    return [
      { name: isList ? `${name}[]` : name, schema: field },
      ...(inside === null ? [] : fieldsOf(inside, `${name}${isList ? '[]' : ''}.`)),
    ]
  })
}

/** In a few words what a value may be. */
export function typeOf(schema: JsonSchema): string {
  const { enum: values, anyOf, format, type, items } = schema
  if (anyOf !== undefined) return anyOf.map((each) => (typeof each === 'boolean' ? '' : typeOf(each))).join(' or ')
  if (values !== undefined) return values.join(', ')
  if (format !== undefined) return format
  if (type === 'array' && typeof items === 'object' && !Array.isArray(items)) return `list of ${typeOf(items)}`
  return Array.isArray(type) ? type.join(' or ') : (type ?? 'any')
}

function objectIn(schema: JsonSchema): JsonSchema | null {
  const { type, items, anyOf } = schema
  if (type === 'object') return schema
  if (type === 'array' && typeof items === 'object' && !Array.isArray(items)) return objectIn(items)
  const among = (anyOf ?? []).flatMap((each) => (typeof each === 'boolean' ? [] : [each]))
  return among.find((each) => each.type === 'object') ?? null
}
