import type { z } from 'zod'
import type { Path, Rule } from './finding.ts'

type Issue = z.core.$ZodIssue
export type IssueDescription = { readonly rule: Rule; readonly path: Path; readonly message: string }

function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'nothing (null)'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  const jsonText = JSON.stringify(value)
  return jsonText.length > 60 ? `${jsonText.slice(0, 57)}…` : jsonText
}

function kindOf(expectedType: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'a text',
    object: 'a map',
    record: 'a map',
    array: 'a list',
    tuple: 'a list',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
  }
  return names[expectedType] ?? expectedType
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      part !== null && typeof part === 'object' ? (part as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  )
}

/** The branch of a union that the author most likely meant: the one that got deepest into the value. */
function meantBranch(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] {
  const depth = (branch: readonly Issue[]) => Math.max(0, ...branch.map((issue) => issue.path.length))
  const wrongKind = (branch: readonly Issue[]) =>
    branch.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type') ? 1 : 0
  const sortedBranches = [...branches].sort(
    (one, other) => wrongKind(one) - wrongKind(other) || depth(other) - depth(one),
  )
  const best = sortedBranches[0] ?? []
  return wrongKind(best) === 0 && value !== undefined ? best : []
}

/** What a schema found wrong with a value, in an author's words: what stands there and what was expected. */
export function describeIssue(issue: Issue, root: unknown, within: Path = []): IssueDescription[] {
  const path = [...within, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))]
  const value = valueAt(root, path)
  const actual = describeValue(value)
  const wrong = (message: string, rule: Rule = 'wrong-value'): IssueDescription[] => [{ rule, path, message }]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        rule: 'unknown-key',
        path: [...path, key],
        message: `found the key "${key}", which is none of this map’s; expected one that the schema knows`,
      }))
    case 'invalid_type':
      return value === undefined
        ? wrong(`found nothing, expected "${String(path.at(-1))}": ${kindOf(issue.expected)}`, 'missing-key')
        : wrong(`found ${actual}, expected ${kindOf(issue.expected)}`)
    case 'invalid_union': {
      const meantIssues = meantBranch(issue.errors, value)
      if (meantIssues.length > 0) return meantIssues.flatMap((inner) => describeIssue(inner, root, path))
      const expectedType = issue.errors.map((branch) => expectedBy(branch)).join(', or ')
      if (value === undefined)
        return wrong(`found nothing, expected "${String(path.at(-1))}": ${expectedType}`, 'missing-key')
      return wrong(`found ${actual}, expected ${expectedType}`)
    }
    case 'invalid_format':
      if (typeof value === 'string' && value.trim() === '')
        return wrong('found an empty text, expected words', 'empty-text')
      return wrong(`found ${actual}, expected ${formatOf(issue)}`)
    case 'invalid_value':
      return wrong(
        `found ${actual}, expected ${issue.values.map((allowedValue) => JSON.stringify(allowedValue)).join(' or ')}`,
      )
    case 'too_small':
      return wrong(`found ${actual}, expected at least ${issue.minimum}${issue.origin === 'array' ? ' entries' : ''}`)
    case 'too_big':
      return wrong(`found ${actual}, expected at most ${issue.maximum}${issue.origin === 'array' ? ' entries' : ''}`)
    case 'invalid_key':
      return wrong(`found the id "${String(path.at(-1))}", expected lower-case words joined by hyphens`)
    default:
      return wrong(`found ${actual}: ${issue.message}`)
  }
}

function formatOf(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'date') return 'a day as in 2026-11-30'
  if (issue.format === 'url') return 'an address'
  if (issue.pattern?.includes('a-z') === true) return 'an id: lower-case words joined by hyphens'
  return issue.pattern === undefined ? issue.format : `a text like ${issue.pattern}`
}

function expectedBy(branch: readonly Issue[]): string {
  const issue = branch[0]
  if (issue === undefined) return 'something else'
  if (issue.code === 'invalid_type') return kindOf(issue.expected)
  if (issue.code === 'invalid_value')
    return issue.values.map((allowedValue) => JSON.stringify(allowedValue)).join(' or ')
  if (issue.code === 'invalid_format') return formatOf(issue)
  return issue.message
}
