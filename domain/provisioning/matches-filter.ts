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
  const known = knownName(name, Object.keys(value))
  return known === undefined ? undefined : value[known]
}

function compares(found: unknown, operator: string, sought: unknown): boolean {
  const isSame = textOf(found) === textOf(sought)
  switch (operator) {
    case 'eq':
      return isSame
    case 'ne':
      return !isSame
    case 'co':
      return found !== undefined && textOf(found).includes(textOf(sought))
    case 'sw':
      return found !== undefined && textOf(found).startsWith(textOf(sought))
    case 'ew':
      return found !== undefined && textOf(found).endsWith(textOf(sought))
    default:
      return false
  }
}

/** Texts are compared whatever their case; true and "True" are the same. */
function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value).toLowerCase()
}
