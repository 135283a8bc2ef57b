import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, isMap, parse, parseDocument, Scalar, stringify } from 'yaml'
import { z } from 'zod'
import type { Compilation } from './compilation.ts'
import { textPath } from './compiling/texts.ts'
import { languagesIn } from './read-folder.ts'
import { sourceHash, tidy } from './source-text.ts'
import { languageUnder } from './varieties.ts'

// For translators of the content: what is missing or out of date, with the text that it is made from, and putting it in its place.

/** A language as its folder is named: "es", "pt-BR". */
export const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u

const WorkTextSchema = z.strictObject({
  /** The text to be translated: the English one, or for a variety that of its language. */
  source: z.string().min(1),
  /** The translation of what it was before. */
  before: z.string().optional(),
  text: z.string().nullable(),
})

/** By file, by the path of the text in it: what is to be translated. `text` is filled in by the translator. */
export const WorkListSchema = z.strictObject({
  language: z.string().regex(languageTag),
  files: z.record(z.string(), z.record(z.string(), WorkTextSchema)),
})
export type WorkList = z.infer<typeof WorkListSchema>

const SoFarSchema = z.object({ texts: z.record(z.string(), z.object({ of: z.string(), text: z.string() })) })

type TextsByFile = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The texts of each file in the order written, each once. */
function englishOf({ texts }: Compilation): TextsByFile {
  return new Map(
    texts.map(({ file, collectedTexts }) => [
      file,
      new Map(collectedTexts.map(({ path, english }) => [textPath(path), english])),
    ]),
  )
}

function translatedIn({ folder }: Compilation, language: string, file: string) {
  return folder.translations.find((each) => each.language === language && each.of === file)?.read.value.texts ?? {}
}

/** What a language is translated from: the English texts, and for a variety those of its language. */
function sourcesFor(compilation: Compilation, language: string): { under: string | null; sources: TextsByFile } {
  const english = englishOf(compilation)
  const under = languageUnder(language, languagesIn(compilation.folder))
  if (under === null) return { under, sources: english }
  const sources = [...english].map(([file, texts]) => {
    const textsUnder = translatedIn(compilation, under, file)
    const ofLanguage = [...texts.keys()].flatMap((path) => {
      const text = Object.hasOwn(textsUnder, path) ? textsUnder[path]?.text : undefined
      return text === undefined ? [] : [[path, tidy(text)] as const]
    })
    return [file, new Map(ofLanguage)] as const
  })
  return { under, sources: new Map(sources) }
}

/**
 * What has no translation of today's text; of a variety, only what it says otherwise already. `files`: only those; none
 * named: all.
 */
export function workList(
  compilation: Compilation,
  { language, files }: { readonly language: string; readonly files: readonly string[] },
): WorkList {
  const work: WorkList['files'] = {}
  const { under, sources } = sourcesFor(compilation, language)
  for (const [file, texts] of sources) {
    if (files.length > 0 && !files.includes(file)) continue
    const translations = translatedIn(compilation, language, file)
    const left = [...texts].flatMap(([path, words]) => {
      const knownTranslation = Object.hasOwn(translations, path) ? translations[path] : undefined
      if (knownTranslation?.of === sourceHash(words) || (knownTranslation === undefined && under !== null)) return []
      return [
        [
          path,
          {
            source: words,
            ...(knownTranslation === undefined ? {} : { before: tidy(knownTranslation.text) }),
            text: null,
          },
        ] as const,
      ]
    })
    if (left.length > 0) work[file] = Object.fromEntries(left)
  }
  return { language, files: work }
}

/** A work list as YAML to fill in: long texts as blocks, an empty place for each translation. */
export function writeWorkList(work: WorkList): string {
  const head = `# What is to be translated into "${work.language}". Fill in each text; leave {placeholders} as they are.\n`
  return head + stringify(work, { lineWidth: 120, blockQuote: 'literal', nullStr: '' })
}

/** Reads a work list again. Throws, with what was expected, when it is none. */
export function readWorkList(source: string): WorkList {
  return WorkListSchema.parse(parse(source))
}

export type WorkListOutcome = {
  /** The files to write, by path under `translations/<language>/`. */
  readonly files: ReadonlyMap<string, string>
  readonly takenCount: number
  /** What could not be taken, in words, and why. */
  readonly refusals: readonly string[]
}

type Source = { readonly text: string | undefined; readonly under: string | null }

function refusal({ text, under }: Source, workSource: string, translation: string): string | null {
  if (text === undefined) return 'found a path that this file does not have'
  if (tidy(workSource) !== text)
    return `the ${under === null ? 'English text' : `text in ${under}`} has changed since the list was made: list it again`
  if (under !== null && tidy(translation) === text) return `found what ${under} says, expected other words or none`
  return null
}

/** The translation file as it stands, with its comments, or a new one. */
function openFile(folder: string, language: string, file: string): Document {
  let source = ''
  try {
    source = readFileSync(join(folder, 'translations', language, file), 'utf8')
  } catch {
    const up = '../'.repeat(file.split('/').length + 1)
    source = `# yaml-language-server: $schema=${up}translation.schema.json\ntexts: {}\n`
  }
  return parseDocument(source)
}

/**
 * Puts the texts that are filled in where they belong, each with the hash of the text that it was made from, in the order of
 * the English file. What was translated already stays; what that file has no more is left out.
 */
export function takeWorkList(compilation: Compilation, folder: string, work: WorkList): WorkListOutcome {
  const { under, sources } = sourcesFor(compilation, work.language)
  const files = new Map<string, string>()
  const refusals: string[] = []
  let takenCount = 0
  for (const [file, texts] of Object.entries(work.files)) {
    const knownTexts = sources.get(file)
    if (knownTexts === undefined) {
      refusals.push(`${file}: found no such file`)
      continue
    }
    const document = openFile(folder, work.language, file)
    const before = takenCount
    for (const [path, { source: workSource, text }] of Object.entries(texts)) {
      if (text === null || text.trim() === '') continue
      const reason = refusal({ text: knownTexts.get(path), under }, workSource, text)
      if (reason !== null) {
        refusals.push(`${file} ${path}: ${reason}`)
        continue
      }
      const scalar = new Scalar(tidy(text))
      if (scalar.value.includes('\n')) scalar.type = Scalar.BLOCK_LITERAL
      document.setIn(['texts', path], document.createNode({ of: sourceHash(workSource), text: scalar }))
      takenCount += 1
    }
    if (takenCount > before) files.set(file, yamlText(document, [...knownTexts.keys()]))
  }
  return { files, takenCount, refusals }
}

function yamlText(document: Document, order: readonly string[]): string {
  const places = new Map(order.map((path, place) => [path, place]))
  const texts = document.get('texts')
  if (isMap(texts)) {
    texts.flow = false
    const keyOf = (key: unknown) => String(key instanceof Scalar ? key.value : key)
    texts.items = texts.items
      .filter(({ key }) => places.has(keyOf(key)))
      .sort((one, other) => (places.get(keyOf(one.key)) ?? 0) - (places.get(keyOf(other.key)) ?? 0))
  }
  const source = document.toString({ lineWidth: 120 })
  SoFarSchema.parse(parse(source))
  return source
}
