/** For translators of the interface: what is to be translated, and putting it in its place. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { sourceHash } from '#curriculum/source-text.ts'
import { languages } from '#i18n/languages.ts'
import { checkMessages, type FlatMessages, readTranslation, sourcesFile } from '#i18n/translated-messages.ts'

const usage = `npm run -s messages -- list LANGUAGE > WORK.json
npm run -s messages -- take LANGUAGE WORK.json
LANGUAGE is one of i18n/languages.ts (${languages.map(({ tag }) => tag).join(', ')})`

const WorkSchema = z.record(z.string(), z.string().min(1))

/**
 * What has no translation of today's text: that text by its path, to be overwritten. It is the English one, and for a
 * variety that of its language, of which only what the variety already says otherwise is listed.
 */
function list(language: string): void {
  const texts = readTranslation(language)
  const work = checkMessages(texts).flatMap(({ key }) => {
    const text = texts.source[key]
    return text === undefined ? [] : [[key, text]]
  })
  process.stdout.write(`${JSON.stringify(Object.fromEntries(work), null, 2)}\n`)
}

/**
 * Writes the language's files: what was there and still belongs, and what the work file brings, in English order. What a
 * variety would say as its language does is left out.
 */
function take(language: string, workFile: string): number {
  const { source, translated, madeFrom, isVariety } = readTranslation(language)
  const work = WorkSchema.parse(JSON.parse(readFileSync(workFile, 'utf8')))
  const unknownKeys = Object.keys(work).filter((key) => source[key] === undefined)
  if (unknownKeys.length > 0) {
    process.stderr.write(`${workFile}: found ${unknownKeys.join(', ')}, expected paths of texts that there are\n`)
    return 1
  }
  const texts: Record<string, string> = {}
  const sources: Record<string, string> = {}
  for (const [key, text] of Object.entries(source)) {
    const translation = work[key] ?? translated[key]
    if (translation === undefined || (isVariety && translation === text)) continue
    texts[key] = translation
    sources[key] = work[key] === undefined ? (madeFrom[key] ?? 'unknown') : sourceHash(text)
  }
  const folder = join('messages', language)
  const namespaces = Object.entries(nestTexts(texts))
  for (const [namespace, messages] of namespaces) writeJson(join(folder, `${namespace}.json`), messages)
  const fileNames = new Set(namespaces.map(([namespace]) => `${namespace}.json`))
  for (const file of readdirSync(folder)) if (!fileNames.has(file)) rmSync(join(folder, file))
  writeJson(sourcesFile(language), sources)
  const left = checkMessages({ source, translated: texts, madeFrom: sources, isVariety })
  for (const { key, problem } of left) process.stdout.write(`${key}: ${problem}\n`)
  process.stdout.write(`${Object.keys(work).length} texts taken, ${left.length} findings left\n`)
  return 0
}

type NestedTexts = { [name: string]: string | NestedTexts }

function nestTexts(texts: FlatMessages): NestedTexts {
  const whole: NestedTexts = {}
  for (const [key, text] of Object.entries(texts)) {
    const names = key.split('.')
    const last = names.pop() ?? key
    let inside = whole
    for (const name of names) {
      const inner = inside[name]
      const next = typeof inner === 'object' ? inner : {}
      inside[name] = next
      inside = next
    }
    inside[last] = text
  }
  return whole
}

function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}

function run([command, language, workFile]: readonly string[]): number {
  if (languages.every(({ tag }) => tag !== language) || language === undefined) {
    process.stderr.write(`found ${language ?? 'no language'}, expected\n${usage}\n`)
    return 2
  }
  if (command === 'list') list(language)
  else if (command === 'take' && workFile !== undefined) return take(language, workFile)
  else {
    process.stderr.write(`found ${command ?? 'no command'}, expected\n${usage}\n`)
    return 2
  }
  return 0
}

process.exitCode = run(process.argv.slice(2))
