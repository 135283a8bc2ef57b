const most = 4000

/**
 * An unexpected error as the log has it: what it is, what it says without the values that libraries repeat, where it happened, and
 * what caused it. Of a database's error also its code and what it is about, by name.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return `${typeof error} that is no Error ${facts(error)}`.trim()
  const frames = /\n {4}at [\s\S]*$/.exec(error.stack ?? '')?.[0] ?? ''
  const said = `${error.name}: ${masked(error.message)}`.slice(0, most)
  const within = error instanceof AggregateError ? error.errors.map((each) => `\nwith ${errorText(each)}`).join('') : ''
  const cause = error.cause === undefined ? '' : `\ncaused by ${errorText(error.cause)}`
  return `${said} ${facts(error)}`.trimEnd() + frames + within + cause
}

/** Whatever stands in quotation marks, is given for a column, or is an email: it may be what someone typed. */
function masked(text: string): string {
  return text
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|“[^”]*”/g, (quoted) => `${quoted[0]}…${quoted.at(-1)}`)
    .replace(/=\(.*?\)(?=\s|\.|,|$)/g, '=(…)')
    .replace(/[^\s<(]+@[^\s>)]+/g, '…@…')
}

/** Names that the installation gives, and never values: PostgreSQL's detail, hint and where are left out. */
const named = [
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
  const known = named.flatMap((name) => {
    const value = properties[name]
    const isName = typeof value === 'number' || (typeof value === 'string' && /^[\w./:-]{1,200}$/.test(value))
    return isName ? [`${name} ${value}`] : []
  })
  return known.length === 0 ? '' : `(${known.join(', ')})`
}
