import { type Query, sql } from '#data/database/sql.ts'
import type { ListRequest } from '#data/provisioning/list-request.ts'
import { ProviderError } from '#domain/provisioning/provider-error.ts'
import { type FindAttribute, filterQuery } from './filter-query.ts'

export function conditionOf({ filter }: ListRequest, find: FindAttribute): Query {
  return filter === null ? sql`true` : sql`coalesce(${filterQuery(filter, find)}, false)`
}

/** In the order that was asked for; else as they were made, so that pages follow on each other. */
export function orderOf({ sortBy, descending }: ListRequest, find: FindAttribute): Query {
  if (sortBy === null) return sql`resource.created_at, resource.id`
  const attribute = find(sortBy)
  if (attribute === null)
    throw new ProviderError(400, 'invalidPath', `There is no attribute “${sortBy.slice(0, 200)}”.`)
  const value =
    attribute.kind === 'several'
      ? sql`(SELECT min(element ->> ${attribute.part ?? 'value'}::text) FROM jsonb_array_elements(coalesce(${attribute.values}, '[]')) element)`
      : attribute.value
  const key =
    attribute.kind === 'text' || attribute.kind === 'several' ? sql`lower((${value}) COLLATE "und-x-icu")` : value
  return descending ? sql`${key} DESC NULLS LAST, resource.id DESC` : sql`${key} ASC NULLS LAST, resource.id`
}

export function placesOf({ startIndex, count }: ListRequest): Query {
  return sql`OFFSET ${startIndex - 1}::int LIMIT ${count}::int`
}
