/** What a query may be given. PostgreSQL gets each as a text, so a query says what it is: `${id}::uuid`, `${ids}::uuid[]`. */
type Value = string | number | boolean | Date | null | readonly string[]

declare const writtenHere: unique symbol

/** A query with its values beside it: only `sql` makes one, so no value is ever part of its text. */
export type Query = {
  readonly parts: readonly string[]
  readonly values: readonly (string | null)[]
  readonly [writtenHere]: true
}

/** Writes a query; a query inside another, such as a condition of scope.ts, becomes a part of it. */
export function sql(parts: TemplateStringsArray, ...parameters: readonly (Value | Query)[]): Query {
  const texts = [parts[0] ?? '']
  const values: (string | null)[] = []
  for (const [place, each] of parameters.entries()) {
    const after = parts[place + 1] ?? ''
    if (isQuery(each)) {
      const [first = '', ...rest] = each.parts
      texts.push(`${texts.pop()}${first}`, ...rest)
      texts.push(`${texts.pop()}${after}`)
      values.push(...each.values)
    } else {
      texts.push(after)
      values.push(textOf(each))
    }
  }
  return { parts: texts, values } as unknown as Query
}

/** The query's text, its values written as `$1`, `$2` … or as whatever else `nameOf` calls the nth, counted from 1. */
export function textOfQuery({ parts }: Query, nameOf: (place: number) => string = (place) => `$${place}`): string {
  return parts.reduce((text, part, place) => `${text}${nameOf(place)}${part}`)
}

function isQuery(value: Value | Query): value is Query {
  return typeof value === 'object' && value !== null && 'parts' in value
}

function textOf(value: Value): string | null {
  if (value === null) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object') return `{${value.map(quote).join(',')}}`
  return `${value}`
}

/** An element of an array's literal. */
function quote(element: string): string {
  return `"${element.replaceAll(/["\\]/g, '\\$&')}"`
}
