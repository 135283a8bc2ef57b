import { type Query, sql } from '#data/database/sql.ts'
import { parseMoment } from '#domain/dates/moment.ts'
import { knownName } from '#domain/provisioning/caseless.ts'
import { ProviderError } from '#domain/provisioning/provider-error.ts'
import type { Filter } from '#domain/provisioning/read-filter.ts'

/**
 * An attribute that is filtered or sorted by, in a row of the query. Texts are compared whatever their case, but for an
 * `exact` one; a `lowered` one is kept in lower case. `several`: one of many values has it.
 */
export type Attribute =
  | { readonly kind: 'text' | 'lowered' | 'exact' | 'moment'; readonly value: Query }
  | { readonly kind: 'flag'; readonly value: Query }
  | {
      readonly kind: 'several'
      readonly values: Query
      readonly parts: readonly string[]
      readonly part: string | null
    }

/** Finds an attribute by its path, in any case; null: there is none. */
export type FindAttribute = (path: string) => Attribute | null

type Comparison = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le'

/** A filter as a condition. Its values never become part of the query’s text. */
export function filterQuery(filter: Filter, find: FindAttribute): Query {
  switch (filter.op) {
    case 'and':
      return ofValuePath(filter.filters, find) ?? joinFilters(filter.filters, find, 'and')
    case 'or':
      return joinFilters(filter.filters, find, 'or')
    case 'not':
      return sql`NOT coalesce(${filterQuery(filter.filter, find)}, false)`
    case '[]': {
      const attribute = attributeAt(filter.attrPath, find)
      if (attribute.kind !== 'several') throw noSuchAttribute(filter.attrPath)
      return anyOf(attribute, filterQuery(filter.valFilter, partOf(attribute)))
    }
    case 'pr':
      return isPresent(attributeAt(filter.attrPath, find))
    default:
      return compares(attributeAt(filter.attrPath, find), filter.op, filter.compValue)
  }
}

/** `emails[type eq "work"].value eq "a"` is read as two filters: both are of one and the same value. */
function ofValuePath(filters: readonly Filter[], find: FindAttribute): Query | null {
  const [first, second] = filters
  if (filters.length !== 2 || first?.op !== '[]' || second === undefined || !('attrPath' in second)) return null
  const prefix = `${first.attrPath}.`
  if (!second.attrPath.startsWith(prefix)) return null
  const inside = { ...second, attrPath: second.attrPath.slice(prefix.length) }
  return filterQuery({ ...first, valFilter: { op: 'and', filters: [first.valFilter, inside] } }, find)
}

function joinFilters(filters: readonly Filter[], find: FindAttribute, by: 'and' | 'or'): Query {
  const [first, ...rest] = filters.map((each) => filterQuery(each, find))
  if (first === undefined) throw new ProviderError(400, 'invalidFilter', 'The filter cannot be read.')
  return rest.reduce((all, each) => (by === 'and' ? sql`(${all} AND ${each})` : sql`(${all} OR ${each})`), first)
}

function attributeAt(path: string, find: FindAttribute): Attribute {
  const attribute = find(path)
  if (attribute === null) throw noSuchAttribute(path)
  return attribute
}

function noSuchAttribute(path: string): ProviderError {
  return new ProviderError(400, 'invalidFilter', `There is no attribute “${path.slice(0, 200)}” to filter by.`)
}

type Several = Extract<Attribute, { kind: 'several' }>

function anyOf({ values }: Several, condition: Query): Query {
  return sql`EXISTS (SELECT FROM jsonb_array_elements(coalesce(${values}, '[]')) element WHERE ${condition})`
}

/** The attributes of one of several values, which `anyOf` calls `element`. */
function partOf({ parts }: Several): FindAttribute {
  return (path) => {
    const part = knownName(path, parts)
    if (part === undefined) return null
    return { kind: 'text', value: sql`(element ->> ${part}::text)` }
  }
}

function isPresent(attribute: Attribute): Query {
  if (attribute.kind !== 'several') return sql`(${attribute.value} IS NOT NULL)`
  const { part } = attribute
  return anyOf(attribute, part === null ? sql`true` : sql`(element ->> ${part}::text) IS NOT NULL`)
}

function compares(attribute: Attribute, op: Comparison, target: boolean | null | number | string): Query {
  switch (attribute.kind) {
    case 'several': {
      const part = attributeAt(attribute.part ?? 'value', partOf(attribute))
      if (op === 'ne') return sql`NOT ${anyOf(attribute, compares(part, 'eq', target))}`
      return anyOf(attribute, compares(part, op, target))
    }
    case 'flag':
      return isFlag(attribute.value, op, String(target).toLowerCase() === 'true')
    case 'moment':
      return inOrder(attribute.value, op, sql`${momentOf(String(target))}::timestamptz`)
    default:
      if (target === null)
        return op === 'ne' ? sql`(${attribute.value} IS NOT NULL)` : sql`(${attribute.value} IS NULL)`
      if (attribute.kind === 'exact') return comparesTexts(attribute.value, op, sql`${String(target)}::text`)
      return comparesTexts(
        attribute.kind === 'lowered' ? attribute.value : sql`lower((${attribute.value}) COLLATE "und-x-icu")`,
        op,
        sql`lower(${String(target)}::text COLLATE "und-x-icu")`,
      )
  }
}

function isFlag(value: Query, op: Comparison, sought: boolean): Query {
  if (op !== 'eq' && op !== 'ne') throw new ProviderError(400, 'invalidFilter', 'True and false have no order.')
  return (op === 'eq') === sought ? value : sql`NOT ${value}`
}

function momentOf(text: string): Date {
  const at = parseMoment(text)
  if (at === null) throw new ProviderError(400, 'invalidFilter', 'This is not a date and time.')
  return at
}

function comparesTexts(value: Query, op: Comparison, target: Query): Query {
  switch (op) {
    case 'co':
      return sql`(position(${target} IN ${value}) > 0)`
    case 'sw':
      return sql`starts_with(${value}, ${target})`
    case 'ew':
      return sql`(right(${value}, length(${target})) = ${target})`
    default:
      return inOrder(value, op, target)
  }
}

function inOrder(value: Query, op: Comparison, target: Query): Query {
  switch (op) {
    case 'eq':
      return sql`(${value} = ${target})`
    case 'ne':
      return sql`(${value} IS DISTINCT FROM ${target})`
    case 'gt':
      return sql`(${value} > ${target})`
    case 'ge':
      return sql`(${value} >= ${target})`
    case 'lt':
      return sql`(${value} < ${target})`
    case 'le':
      return sql`(${value} <= ${target})`
    default:
      throw new ProviderError(400, 'invalidFilter', 'A date is compared by its order.')
  }
}
