import type { Filter } from 'scim2-parse-filter'
import { isRecord, knownName } from './caseless.ts'

/** Whether one value of several, such as an e-mail address, is what the filter in a path selects. */
export function matchesFilter(value: unknown, filter: Filter): boolean {
  switch (filter.op) {
    case 'and':
      return filter.filters.every((each) => matchesFilter(value, each))
    case 'or':
      return filter.filters.some((each) => matchesFilter(value, each))
    case 'not':
      return !matchesFilter(value, filter.filter)
    case '[]':
      return false
    case 'pr':
      return attributeOf(value, filter.attrPath) !== undefined
    default:
      return compares(attributeOf(value, filter.attrPath), filter.op, filter.compValue)
  }
}

function attributeOf(value: unknown, name: string): unknown {
  if (!isRecord(value)) return undefined
  const attribute = knownName(name, Object.keys(value))
  return attribute === undefined ? undefined : value[attribute]
}

function compares(actual: unknown, operator: string, target: unknown): boolean {
  const isSame = textOf(actual) === textOf(target)
  switch (operator) {
    case 'eq':
      return isSame
    case 'ne':
      return !isSame
    case 'co':
      return actual !== undefined && textOf(actual).includes(textOf(target))
    case 'sw':
      return actual !== undefined && textOf(actual).startsWith(textOf(target))
    case 'ew':
      return actual !== undefined && textOf(actual).endsWith(textOf(target))
    default:
      return false
  }
}

/** Texts are compared whatever their case; true and "True" are the same. */
function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value).toLowerCase()
}
