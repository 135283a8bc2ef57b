import { readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { z } from 'zod'
import { parseFile, type Read, type Report, readText, type Shape, top } from './read-file.ts'
import { rememberWork } from './remember-work.ts'
import { type FollowUpFile, FollowUpFileSchema } from './schema/follow-up-file.ts'
import { type ModuleFile, ModuleFileSchema } from './schema/module-file.ts'
import {
  type MisconceptionsFile,
  MisconceptionsFileSchema,
  type NamesFile,
  NamesFileSchema,
  type PlaceholdersFile,
  PlaceholdersFileSchema,
  type PracticesFile,
  PracticesFileSchema,
  type SourcesFile,
  SourcesFileSchema,
  type TranslationFile,
  TranslationFileSchema,
} from './schema/register-files.ts'

export type ContentFolder = {
  readonly practices: Read<PracticesFile> | null
  readonly misconceptions: Read<MisconceptionsFile> | null
  readonly sources: Read<SourcesFile> | null
  readonly placeholders: Read<PlaceholdersFile> | null
  readonly names: Read<NamesFile> | null
  readonly modules: readonly { readonly slug: string; readonly read: Read<ModuleFile> }[]
  readonly followUps: readonly { readonly practice: string; readonly read: Read<FollowUpFile> }[]
  readonly translations: readonly {
    readonly language: string
    readonly of: string
    readonly read: Read<TranslationFile>
  }[]
}

/** The languages that the folder has translations in, in the order of the alphabet. */
export function languagesIn({ translations }: ContentFolder): string[] {
  return [...new Set(translations.map(({ language }) => language))].sort()
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
const registers = ['practices', 'misconceptions', 'sources', 'placeholders', 'names'] as const

/** Reads the files of one shape. One whose text is as it was is not parsed again, and is the same object as before. */
function fileReader<Schema extends z.ZodType>(folder: string, shape: Shape<Schema>) {
  const remembered = rememberWork<Read<z.infer<Schema>> | null>()
  return (file: string, report: Report): Read<z.infer<Schema>> | null => {
    const text = readText(folder, file, report)
    if (text === null) return null
    return remembered({
      name: file,
      parts: [text],
      report,
      work: (reportHere) => parseFile({ file, text }, shape, reportHere),
    })
  }
}

function makeReaders(folder: string) {
  return {
    practices: fileReader(folder, { name: 'practices', schema: PracticesFileSchema }),
    misconceptions: fileReader(folder, { name: 'misconceptions', schema: MisconceptionsFileSchema }),
    sources: fileReader(folder, { name: 'sources', schema: SourcesFileSchema }),
    placeholders: fileReader(folder, { name: 'placeholders', schema: PlaceholdersFileSchema }),
    names: fileReader(folder, { name: 'names', schema: NamesFileSchema }),
    module: fileReader(folder, { name: 'module', schema: ModuleFileSchema }),
    followUps: fileReader(folder, { name: 'follow-ups', schema: FollowUpFileSchema }),
    translation: fileReader(folder, { name: 'translation', schema: TranslationFileSchema }),
  }
}

/**
 * Reads every file of a content folder, as often as it is called; files that did not change since are not parsed again. What
 * cannot be read or does not fit its schema is reported and left out.
 */
export function folderReader(folder: string): (report: Report) => ContentFolder {
  const readers = makeReaders(folder)
  return (report) => readFiles(folder, readers, report)
}

function readFiles(folder: string, readers: ReturnType<typeof makeReaders>, report: Report): ContentFolder {
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
  const register = <Value>(name: (typeof registers)[number], read: (file: string, report: Report) => Value | null) => {
    const file = `${name}.yaml`
    if (files.includes(file)) return read(file, report)
    report('missing-file', { file, place: top, path: [] }, `found no ${file}, expected it in the content folder`)
    return null
  }
  for (const file of files) {
    if (!/\.ya?ml$/u.test(file) || /^(check|schema)\//u.test(file)) continue
    const known =
      registers.some((name) => file === `${name}.yaml`) ||
      [moduleFile, followUpFile, translationFile].some((pattern) => pattern.test(file))
    if (known) continue
    const expectedPaths = 'modules/<slug>/module.yaml, follow-ups/<practice>.yaml or translations/<language>/…'
    report('unexpected-file', { file, place: top, path: [] }, `found ${file}, expected ${expectedPaths}`)
  }
  const matching = (pattern: RegExp) =>
    files.flatMap((file) => {
      const match = pattern.exec(file)
      return match === null ? [] : [{ file, first: match[1] ?? '', second: match[2] ?? '' }]
    })
  return {
    practices: register('practices', readers.practices),
    misconceptions: register('misconceptions', readers.misconceptions),
    sources: register('sources', readers.sources),
    placeholders: register('placeholders', readers.placeholders),
    names: register('names', readers.names),
    modules: matching(moduleFile).flatMap(({ file, first: slug }) => {
      const read = readers.module(file, report)
      return read === null ? [] : [{ slug, read }]
    }),
    followUps: matching(followUpFile).flatMap(({ file, first: practice }) => {
      const read = readers.followUps(file, report)
      return read === null ? [] : [{ practice, read }]
    }),
    translations: matching(translationFile).flatMap(({ file, first: language, second }) => {
      const read = readers.translation(file, report)
      return read === null ? [] : [{ language, of: `${second}.yaml`, read }]
    }),
  }
}
