import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { describeIssue } from './check/describe-issue.ts'
import type { Path, Rule } from './check/finding.ts'
import { type FollowUpFile, FollowUpFileSchema } from './schema/follow-up-file.ts'
import { type ModuleFile, ModuleFileSchema } from './schema/module-file.ts'
import {
  type MisconceptionsFile,
  MisconceptionsFileSchema,
  type PlaceholdersFile,
  PlaceholdersFileSchema,
  type PracticesFile,
  PracticesFileSchema,
  type SourcesFile,
  SourcesFileSchema,
  type TranslationFile,
  TranslationFileSchema,
} from './schema/register-files.ts'

type Place = { readonly line: number; readonly column: number }
export type Report = (
  rule: Rule,
  where: { readonly file: string; readonly place: Place; readonly path: Path },
  message: string,
) => void

/** A file that could be read and fits its schema; `at` says where in it something stands. */
export type Read<Value> = { readonly file: string; readonly value: Value; readonly at: (path: Path) => Place }

export type ContentFolder = {
  readonly practices: Read<PracticesFile> | null
  readonly misconceptions: Read<MisconceptionsFile> | null
  readonly sources: Read<SourcesFile> | null
  readonly placeholders: Read<PlaceholdersFile> | null
  readonly modules: readonly { readonly slug: string; readonly read: Read<ModuleFile> }[]
  readonly followUps: readonly { readonly practice: string; readonly read: Read<FollowUpFile> }[]
  readonly translations: readonly {
    readonly language: string
    readonly of: string
    readonly read: Read<TranslationFile>
  }[]
}

const top: Place = { line: 1, column: 1 }

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

function readFile<Schema extends z.ZodType>(
  folder: string,
  file: string,
  shape: { readonly name: string; readonly schema: Schema },
  report: Report,
): Read<z.infer<Schema>> | null {
  let text: string
  try {
    text = readFileSync(join(folder, file), 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    report('unreadable-file', { file, place: top, path: [] }, `could not be read (${reason}), expected a YAML file`)
    return null
  }
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
  const expected = schemaLine(file, shape.name)
  if (text.split('\n', 1)[0] !== expected) {
    report(
      'no-schema-line',
      { file, place: top, path: [] },
      `the first line is not the one editors need, expected: ${expected}`,
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
  const parsed = shape.schema.safeParse(value)
  if (parsed.success) return { file, value: parsed.data, at }
  for (const { rule, path, message } of parsed.error.issues.flatMap((issue) => describeIssue(issue, value))) {
    report(rule, { file, place: at(path), path }, message)
  }
  return null
}

function filesIn(folder: string): string[] {
  const walk = (inside: string): string[] =>
    readdirSync(inside, { withFileTypes: true }).flatMap((entry) => {
      const path = join(inside, entry.name)
      return entry.isDirectory() ? walk(path) : [relative(folder, path).split(sep).join('/')]
    })
  return statSync(folder).isDirectory() ? walk(folder).sort() : []
}

const moduleFile = /^modules\/([^/]+)\/module\.yaml$/u
const followUpFile = /^follow-ups\/([^/]+)\.yaml$/u
const translationFile = /^translations\/([^/]+)\/(.+)\.yaml$/u
const registers = ['practices', 'misconceptions', 'sources', 'placeholders'] as const

/** Reads every file of a content folder. What cannot be read or does not fit its schema is reported and left out. */
export function readFolder(folder: string, report: Report): ContentFolder {
  let files: string[] = []
  try {
    files = filesIn(folder)
  } catch {
    report(
      'unreadable-file',
      { file: '.', place: top, path: [] },
      `${folder} cannot be read, expected a content folder`,
    )
  }
  const register = <Schema extends z.ZodType>(name: (typeof registers)[number], schema: Schema) => {
    const file = `${name}.yaml`
    if (files.includes(file)) return readFile(folder, file, { name, schema }, report)
    report('missing-file', { file, place: top, path: [] }, `found no ${file}, expected it in the content folder`)
    return null
  }
  for (const file of files) {
    if (!/\.ya?ml$/u.test(file) || /^(check|schema)\//u.test(file)) continue
    const known =
      registers.some((name) => file === `${name}.yaml`) ||
      [moduleFile, followUpFile, translationFile].some((pattern) => pattern.test(file))
    if (known) continue
    const expected = 'modules/<slug>/module.yaml, follow-ups/<practice>.yaml or translations/<language>/…'
    report('unexpected-file', { file, place: top, path: [] }, `found ${file}, expected ${expected}`)
  }
  const matching = (pattern: RegExp) =>
    files.flatMap((file) => {
      const match = pattern.exec(file)
      return match === null ? [] : [{ file, first: match[1] ?? '', second: match[2] ?? '' }]
    })
  return {
    practices: register('practices', PracticesFileSchema),
    misconceptions: register('misconceptions', MisconceptionsFileSchema),
    sources: register('sources', SourcesFileSchema),
    placeholders: register('placeholders', PlaceholdersFileSchema),
    modules: matching(moduleFile).flatMap(({ file, first: slug }) => {
      const read = readFile(folder, file, { name: 'module', schema: ModuleFileSchema }, report)
      return read === null ? [] : [{ slug, read }]
    }),
    followUps: matching(followUpFile).flatMap(({ file, first: practice }) => {
      const read = readFile(folder, file, { name: 'follow-ups', schema: FollowUpFileSchema }, report)
      return read === null ? [] : [{ practice, read }]
    }),
    translations: matching(translationFile).flatMap(({ file, first: language, second }) => {
      const read = readFile(folder, file, { name: 'translation', schema: TranslationFileSchema }, report)
      return read === null ? [] : [{ language, of: `${second}.yaml`, read }]
    }),
  }
}
