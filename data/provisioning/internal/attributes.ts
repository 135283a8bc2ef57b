import { sql } from '#data/database/sql.ts'
import { knownName } from '#domain/provisioning/caseless.ts'
import {
  coreUser,
  enterpriseAttributes,
  enterpriseUser,
  severalOf,
  userAttributes,
} from '#domain/provisioning/user-document.ts'
import type { Attribute, FindAttribute } from './filter-query.ts'

/** What both kinds are filtered and sorted by, of the query’s table `resource`. */
const ofAll: Readonly<Record<string, Attribute>> = {
  id: { kind: 'exact', value: sql`resource.id::text` },
  externalid: { kind: 'exact', value: sql`resource.external_id` },
  'meta.created': { kind: 'moment', value: sql`resource.created_at` },
  'meta.lastmodified': { kind: 'moment', value: sql`resource.changed_at` },
}

const ofUser: Readonly<Record<string, Attribute>> = {
  ...ofAll,
  username: { kind: 'lowered', value: sql`resource.user_name_key` },
  active: { kind: 'flag', value: sql`resource.active` },
}

const ofGroup: Readonly<Record<string, Attribute>> = {
  ...ofAll,
  displayname: { kind: 'text', value: sql`resource.display_name` },
}

function own(attributes: Readonly<Record<string, Attribute>>, path: string): Attribute | null {
  const name = path.toLowerCase()
  return Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null
}

/** What users are filtered and sorted by. */
export const attributeOfUser: FindAttribute = (path) => {
  const plain = withoutPrefix(path, `${coreUser}:`) ?? path
  const attribute = own(ofUser, plain)
  if (attribute !== null) return attribute
  const extensionPath = withoutPrefix(path, `${enterpriseUser}:`)
  return extensionPath === null
    ? inDocument(plain, userAttributes, sql`resource.document`)
    : inDocument(extensionPath, enterpriseAttributes, sql`(resource.document -> ${enterpriseUser}::text)`)
}

/** What groups are filtered and sorted by. */
export const attributeOfGroup: FindAttribute = (path) => own(ofGroup, path)

function withoutPrefix(path: string, prefix: string): string | null {
  return path.toLowerCase().startsWith(prefix.toLowerCase()) ? path.slice(prefix.length) : null
}

function inDocument(
  path: string,
  attributes: Readonly<Record<string, readonly string[] | null>>,
  document: ReturnType<typeof sql>,
): Attribute | null {
  const [name = '', ...rest] = path.split('.')
  const attribute = knownName(name, Object.keys(attributes))
  if (attribute === undefined || rest.length > 1) return null
  const parts = attributes[attribute] ?? []
  const part = rest[0] === undefined ? null : knownName(rest[0], parts)
  if (part === undefined) return null
  if (severalOf.includes(attribute))
    return { kind: 'several', values: sql`(${document} -> ${attribute}::text)`, parts, part }
  if (part !== null) return { kind: 'text', value: sql`(${document} -> ${attribute}::text ->> ${part}::text)` }
  return { kind: 'text', value: sql`(${document} ->> ${attribute}::text)` }
}
