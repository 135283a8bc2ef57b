export type SqlStatement = {
  /** From its first word to its last, as written. */
  readonly text: string
  /** The same with comments left out, literals as '', dollar-quoted bodies as $$, and single spaces. */
  readonly outline: string
  /** The dollar-quoted bodies and literals, without their quotes. */
  readonly literals: readonly string[]
  /** The comments before and inside it, without their dashes. */
  readonly comments: readonly string[]
  /** Of its first word, from 1. */
  readonly line: number
}

/** A comment, a literal, a quoted name, a dollar-quoted body, the end of a statement, or any other character. */
const token =
  /--(?<comment>[^\n]*)|\/\*(?<block>[\s\S]*?)\*\/|(?<literal>[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*')|(?<name>"(?:[^"]|"")*")|(?<tag>\$\w*\$)(?<body>[\s\S]*?)\k<tag>|(?<word>\w+)|(?<end>;)|(?<other>[\s\S])/g

/** The statements of a script of PostgreSQL's, cut where PostgreSQL cuts them: not inside bodies, literals or comments. */
export function sqlStatements(script: string): SqlStatement[] {
  const statements: SqlStatement[] = []
  let start = -1
  let outline = ''
  let literals: string[] = []
  let comments: string[] = []
  const close = (end: number) => {
    if (start >= 0) {
      const line = script.slice(0, start).split('\n').length
      const words = outline.replace(/\s+/g, ' ').trim()
      statements.push({ text: script.slice(start, end).trim(), outline: words, literals, comments, line })
      comments = []
    }
    start = -1
    outline = ''
    literals = []
  }
  for (const match of script.matchAll(token)) {
    const { comment, block, literal, name, body, end, tag, word, other } = match.groups ?? {}
    if (comment !== undefined || block !== undefined) {
      comments.push((comment ?? block ?? '').trim())
      outline += ' '
    } else if (end !== undefined) close(match.index)
    else {
      if (start < 0 && (other ?? '.').trim() !== '') start = match.index
      if (literal !== undefined) literals.push(literal.replace(/^[eE]?'|'$/g, ''))
      if (body !== undefined) literals.push(body)
      outline += literal !== undefined ? "''" : tag !== undefined ? '$$' : (name ?? word ?? other)
    }
  }
  close(script.length)
  return statements
}
