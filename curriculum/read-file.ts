import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { describeIssue } from './check/describe-issue.ts'
import type { Path, Rule } from './check/finding.ts'

type Place = { readonly line: number; readonly column: number }
export type Report = (
  rule: Rule,
  where: { readonly file: string; readonly place: Place; readonly path: Path },
  message: string,
) => void

/** A file that could be read and fits its schema; `at` says where in it something stands. */
export type Read<Value> = { readonly file: string; readonly value: Value; readonly at: (path: Path) => Place }

/** Where a finding points that concerns a whole file. */
export const top: Place = { line: 1, column: 1 }

function locate(document: Document.Parsed, lines: LineCounter, path: Path): Place {
  let node: unknown = document.contents
  let offset = 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((each) => String(isNode(each.key) ? each.key.toJSON() : each.key) === String(key))
      if (pair === undefined) break
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0]
      node = pair.value
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key]
      if (isNode(node) && node.range) offset = node.range[0]
    } else break
  }
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

/** The name of the schema that a file's first line must point editors at, from that file's own folder. */
function schemaLine(file: string, schema: string): string {
  const up = '../'.repeat(file.split('/').length - 1) || './'
  return `# yaml-language-server: $schema=${up}${schema}.schema.json`
}

export type Shape<Schema extends z.ZodType> = { readonly name: string; readonly schema: Schema }

/** The text of one file; null where it cannot be read, which is reported. */
export function readText(folder: string, file: string, report: Report): string | null {
  try {
    return readFileSync(join(folder, file), 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    report('unreadable-file', { file, place: top, path: [] }, `could not be read (${reason}), expected a YAML file`)
    return null
  }
}

/** The text of one file against its schema. What is wrong is reported; then there is no value. */
export function parseFile<Schema extends z.ZodType>(
  { file, text }: { readonly file: string; readonly text: string },
  shape: Shape<Schema>,
  report: Report,
): Read<z.infer<Schema>> | null {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (path: Path) => locate(document, lines, path)
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const { line, col } = lines.linePos(error.pos[0])
      const duplicate = error.code === 'DUPLICATE_KEY'
      const message = duplicate
        ? `found a key a second time, expected every id and key once in its map`
        : `found something that is not YAML: ${error.message}`
      const place = { line: Math.max(1, line), column: Math.max(1, col) }
      report(duplicate ? 'duplicate-id' : 'not-yaml', { file, place, path: [] }, message)
    }
    return null
  }
  const schemaComment = schemaLine(file, shape.name)
  if (text.split('\n', 1)[0] !== schemaComment) {
    report(
      'no-schema-line',
      { file, place: top, path: [] },
      `the first line is not the one editors need, expected: ${schemaComment}`,
    )
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    report('not-yaml', { file, place: top, path: [] }, `found YAML that cannot be resolved: ${reason}`)
    return null
  }
  const parseResult = shape.schema.safeParse(value)
  if (parseResult.success) return { file, value: parseResult.data, at }
  for (const { rule, path, message } of parseResult.error.issues.flatMap((issue) => describeIssue(issue, value))) {
    report(rule, { file, place: at(path), path }, message)
  }
  return null
}
