const most = 4000

/**
 * An unexpected error as the log has it: what it is, what it says without the values that libraries repeat, where it happened, and
 * what caused it. Of a database's error also its code and what it is about, by name.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return `${typeof error} that is no Error ${facts(error)}`.trim()
  const frames = /\n {4}at [\s\S]*$/.exec(error.stack ?? '')?.[0] ?? ''
  const text = `${error.name}: ${mask(error.message)}`.slice(0, most)
  const within = error instanceof AggregateError ? error.errors.map((each) => `\nwith ${errorText(each)}`).join('') : ''
  const cause = error.cause === undefined ? '' : `\ncaused by ${errorText(error.cause)}`
  return `${text} ${facts(error)}`.trimEnd() + frames + within + cause
}

/** Whatever stands in quotation marks, is given for a column, or is an email: it may be what someone typed. */
function mask(text: string): string {
  return text
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|“[^”]*”/g, (quotation) => `${quotation[0]}…${quotation.at(-1)}`)
    .replace(/=\(.*?\)(?=\s|\.|,|$)/g, '=(…)')
    .replace(/[^\s<(]+@[^\s>)]+/g, '…@…')
}

/** Names that the installation gives, and never values: PostgreSQL's detail, hint and where are left out. */
const fieldNames = [
  'code',
  'constraint',
  'schema',
  'table',
  'column',
  'dataType',
  'routine',
  'errno',
  'syscall',
  'path',
] as const

function facts(error: unknown): string {
  const properties: Readonly<Record<string, unknown>> = typeof error === 'object' && error !== null ? { ...error } : {}
  const fieldTexts = fieldNames.flatMap((name) => {
    const value = properties[name]
    const isName = typeof value === 'number' || (typeof value === 'string' && /^[\w./:-]{1,200}$/.test(value))
    return isName ? [`${name} ${value}`] : []
  })
  return fieldTexts.length === 0 ? '' : `(${fieldTexts.join(', ')})`
}
