import type { Filter } from 'scim2-parse-filter'
import { knownName } from './caseless.ts'
import { ProviderError } from './provider-error.ts'
import { readFilter } from './read-filter.ts'
import { coreUser, enterpriseAttributes, enterpriseUser, userAttributes } from './user-document.ts'

/** What a path of a change points to. */
export type Target = {
  readonly isEnterprise: boolean
  readonly attribute: string
  readonly filter: Filter | null
  readonly part: string | null
}

const shape = /^(?:(urn:.+):)?([a-z$][\w$-]*)(?:\[(.*)\])?(?:\.([a-z$][\w$-]*))?$/i

/** Of the standard's, what is not kept here: a change of it does nothing, as RFC 7644 (3.3) has it. */
const ignoredAttributes = [
  'id', 'schemas', 'meta', 'groups', 'password', 'photos', 'ims', 'roles', 'entitlements', 'profileUrl', 'x509Certificates',
] // biome-ignore format: one list

/** Reads a path (RFC 7644, 3.5.2); null for what is not kept. Throws where there is no such attribute. */
export function readPath(path: string): Target | null {
  const [, urn, name = '', filter, part] = shape.exec(path.trim()) ?? []
  if (name === '') throw noSuchPath(path)
  const isEnterprise = urn?.toLowerCase() === enterpriseUser.toLowerCase()
  const isOther = urn !== undefined && !isEnterprise && urn.toLowerCase() !== coreUser.toLowerCase()
  if (isOther) return null
  const attributes = isEnterprise ? enterpriseAttributes : userAttributes
  const attribute = knownName(name, Object.keys(attributes))
  if (attribute === undefined) {
    if (knownName(name, ignoredAttributes) !== undefined) return null
    throw noSuchPath(path)
  }
  const attributeName = part === undefined ? null : knownName(part, attributes[attribute] ?? [])
  if (attributeName === undefined) throw noSuchPath(path)
  return { isEnterprise, attribute, filter: filter === undefined ? null : readFilter(filter), part: attributeName }
}

function noSuchPath(path: string): ProviderError {
  return new ProviderError(400, 'invalidPath', `There is no attribute “${path.slice(0, 200)}”.`)
}
