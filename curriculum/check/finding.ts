import { allLimitsHold } from '#curriculum/guessing/limits.ts'

/** Where in a file: keys and places from the top of the document down. */
export type Path = readonly (string | number)[]

export type Rule =
  | 'unreadable-file'
  | 'unexpected-file'
  | 'missing-file'
  | 'not-yaml'
  | 'duplicate-id'
  | 'no-schema-line'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-value'
  | 'empty-text'
  | 'unclosed-variants'
  | 'unsaid-variant'
  | 'unknown-placeholder'
  | 'unknown-practice'
  | 'unknown-misconception'
  | 'unknown-source'
  | 'no-source'
  | 'unknown-exposure'
  | 'unknown-cast'
  | 'unused-exposure'
  | 'undeclared-practice'
  | 'incomplete-stage'
  | 'missing-target'
  | 'unreachable-scene'
  | 'dead-end'
  | 'loop'
  | 'two-ways'
  | 'no-key'
  | 'several-keys'
  | 'needless-key'
  | 'idle-condition'
  | 'option-count'
  | 'tray-count'
  | 'empty-tray'
  | 'spot-balance'
  | 'twin-set'
  | 'twin-share'
  | 'option-without-misconception'
  | 'exposure-outside-decision'
  | 'telling-id'
  | 'format-mismatch'
  | 'module-length'
  | 'path-words'
  | 'feedback-words'
  | 'long-sentence'
  | 'reading-ease'
  | 'source-past-review'
  | 'unused-source'
  | 'near-duplicate'
  | 'rare-misconception'
  | 'telling-length'
  | 'key-position'
  | 'given-away'
  | 'rating-under-floor'
  | 'blamed-by-name'
  | 'missing-translation'
  | 'extra-translation'
  | 'stale-translation'
  | 'needless-translation'

/** A fault keeps content from being published; a warning only asks for a look. */
export type Finding = {
  readonly rule: Rule
  readonly severity: 'fault' | 'warning'
  /** Relative to the content folder. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly column: number
  /** Dotted, as in `scenes.opening.decide.options.ring`. */
  readonly path: string
  /** What was found and what was expected. */
  readonly message: string
}

const warnings: readonly Rule[] = [
  'rare-misconception',
  'reading-ease',
  'unused-source',
  'source-past-review',
  'missing-translation',
  'stale-translation',
  'unused-exposure',
  'given-away',
  // From the day on which the bank as a whole keeps its limits, a rating under the floor is the item's own fault.
  ...(allLimitsHold ? [] : (['rating-under-floor'] as const)),
]

export function severityOf(rule: Rule): Finding['severity'] {
  return warnings.includes(rule) ? 'warning' : 'fault'
}

export function byPlace(one: Finding, other: Finding): number {
  return (
    (one.file < other.file ? -1 : one.file > other.file ? 1 : 0) ||
    one.line - other.line ||
    one.column - other.column ||
    (one.message < other.message ? -1 : 1)
  )
}

export function findingText(finding: Finding): string {
  const where = `${finding.file}:${finding.line}:${finding.column}`
  const path = finding.path === '' ? '' : ` ${finding.path}`
  return `${where}${path}: ${finding.severity === 'warning' ? 'warning: ' : ''}${finding.message} [${finding.rule}]`
}
