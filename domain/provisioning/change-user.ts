import type { Filter } from 'scim2-parse-filter'
import { isRecord } from './caseless.ts'
import { matchesFilter } from './matches-filter.ts'
import { type Operation, withPaths } from './operations.ts'
import { ProviderError } from './provider-error.ts'
import { readPath, type Target } from './read-path.ts'
import { enterpriseUser, readUser, severalOf, type UserDocument } from './user-document.ts'

type Values = Record<string, unknown>

/** A user after the operations of a PATCH, in their order; throws what is wrong with one. The user given stays as it is. */
export function changeUser(user: UserDocument, operations: readonly Operation[]): UserDocument {
  const result: Values = structuredClone(user)
  for (const operation of operations.flatMap(withPaths)) apply(result, operation)
  return readUser(result)
}

function apply(user: Values, { op, path, value }: Operation & { readonly path: string }): void {
  if (path.toLowerCase() === enterpriseUser.toLowerCase()) {
    applyToExtension(user, { op, value })
    return
  }
  const target = readPath(path)
  if (target === null) return
  const holder = target.isEnterprise ? recordIn(user, enterpriseUser) : user
  if (op === 'remove' || value === null) remove(holder, target, value)
  else if (severalOf.includes(target.attribute)) putInto(holder, target, { op, value })
  else if (target.part !== null) recordIn(holder, target.attribute)[target.part] = one(value)
  else if (isRecord(holder[target.attribute]) && isRecord(value))
    for (const [name, each] of Object.entries(value)) apply(user, { op, path: pathOf(target, name), value: each })
  else holder[target.attribute] = target.attribute === 'manager' ? value : one(value)
}

function applyToExtension(user: Values, { op, value }: Pick<Operation, 'op' | 'value'>): void {
  if (op === 'remove') delete user[enterpriseUser]
  else if (isRecord(value))
    for (const [name, each] of Object.entries(value))
      apply(user, { op, path: `${enterpriseUser}:${name}`, value: each })
  else throw new ProviderError(400, 'invalidValue', 'The extension is an object.')
}

function pathOf({ isEnterprise, attribute }: Target, part: string): string {
  return `${isEnterprise ? `${enterpriseUser}:` : ''}${attribute}.${part}`
}

/** Older clients put the value of an attribute that has one into a list. */
function one(value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 1) return value
  return isRecord(value[0]) && 'value' in value[0] ? value[0].value : value[0]
}

function recordIn(holder: Values, name: string): Values {
  const current = holder[name]
  if (isRecord(current)) return current
  const newValue: Values = {}
  holder[name] = newValue
  return newValue
}

function valuesIn(holder: Values, attribute: string): Values[] {
  const values = holder[attribute]
  return Array.isArray(values) ? values.filter(isRecord) : []
}

function remove(holder: Values, { attribute, filter, part }: Target, value: unknown): void {
  if (attribute === 'userName') throw new ProviderError(400, 'mutability', 'A user always has a userName.')
  if (!severalOf.includes(attribute)) {
    if (part === null) delete holder[attribute]
    else if (isRecord(holder[attribute])) delete recordIn(holder, attribute)[part]
    return
  }
  const values = valuesIn(holder, attribute)
  const names = (Array.isArray(value) ? value : []).flatMap((each) => (isRecord(each) ? [each.value] : []))
  const isMeant = (each: Values) =>
    filter !== null ? matchesFilter(each, filter) : names.length === 0 || names.includes(each.value)
  if (part !== null) for (const each of values.filter(isMeant)) delete each[part]
  else
    keep(
      holder,
      attribute,
      values.filter((each) => !isMeant(each)),
    )
}

function keep(holder: Values, attribute: string, values: readonly Values[]): void {
  if (values.length === 0) delete holder[attribute]
  else holder[attribute] = values
}

/** Adds to an attribute that has several values, or replaces those that are meant. */
function putInto(
  holder: Values,
  { attribute, filter, part }: Target,
  { op, value }: Pick<Operation, 'op' | 'value'>,
): void {
  const values = valuesIn(holder, attribute)
  if (filter === null && part === null) {
    const givenValues = (Array.isArray(value) ? value : [value]).map((each) =>
      isRecord(each) ? each : { value: each },
    )
    keep(holder, attribute, op === 'replace' ? givenValues : together(values, givenValues))
    return
  }
  const matches = filter === null ? values : values.filter((each) => matchesFilter(each, filter))
  const places = matches.length > 0 ? matches : [firstValues(values, filter)]
  for (const each of places) {
    if (part !== null) each[part] = one(value)
    else if (isRecord(value)) Object.assign(each, readable(value))
    else each.value = one(value)
  }
  if (places.some(({ primary }) => primary === true))
    for (const each of values) if (!places.includes(each)) each.primary = false
  holder[attribute] = values
}

/** Two that say the same are one, and the newest that is primary is the one that is. */
function together(before: readonly Values[], givenValues: readonly Values[]): Values[] {
  const isNew = (each: Values) => !before.some(({ value, type }) => value === each.value && type === each.type)
  const additions = givenValues.filter(isNew)
  const takesOver = additions.some(({ primary }) => primary === true)
  return [...before.map((each) => (takesOver ? { ...each, primary: false } : each)), ...additions]
}

/** The value that `emails[type eq "home"]` asks for where there is none yet: Entra adds and replaces so. */
function firstValues(values: Values[], filter: Filter | null): Values {
  if (filter !== null && !(filter.op === 'eq' && typeof filter.compValue !== 'object'))
    throw new ProviderError(400, 'noTarget', 'Nothing is what the path selects.')
  const newValue: Values = filter === null ? {} : { [filter.attrPath.toLowerCase()]: filter.compValue }
  values.push(newValue)
  return newValue
}

/** Own properties alone, and no name that means something to JavaScript; readUser() leaves out what is not on its list. */
function readable(value: Values): Values {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '__proto__'))
}
