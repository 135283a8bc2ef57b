import { contentHash } from './canonical-json.ts'
import { type Finding, severityOf } from './check/finding.ts'
import { compileFollowUps } from './compiling/follow-ups.ts'
import { compileModule } from './compiling/module.ts'
import {
  type CompiledMisconception,
  type CompiledSource,
  compileRegisters,
  type Practice,
} from './compiling/registers.ts'
import { type FileTexts, type Translations, textPath, textsOf } from './compiling/texts.ts'
import type { Read, Report } from './read-file.ts'
import { type ContentFolder, languagesIn, readFolder } from './read-folder.ts'
import type { FollowUpDocument, ModuleDocument, PhrasesDocument } from './schema/document.ts'
import { languageUnder } from './varieties.ts'

export type { CompiledMisconception, CompiledSource, Practice }

/** Everything that publishing needs. Hashes name the documents: equal content, equal hash. */
export type CompiledContent = {
  readonly practices: readonly Practice[]
  readonly misconceptions: readonly CompiledMisconception[]
  readonly sources: readonly CompiledSource[]
  /** What stands in for a placeholder where the policy has no words for it. */
  readonly phrases: PhrasesDocument
  readonly modules: readonly { readonly slug: string; readonly hash: string; readonly document: ModuleDocument }[]
  readonly followUps: readonly {
    readonly practice: string
    readonly hash: string
    readonly document: FollowUpDocument
  }[]
}

/** A folder read and compiled as far as it goes, with what is needed to check it further. */
export type Compilation = {
  readonly content: CompiledContent
  readonly folder: ContentFolder
  /** Every English text of every file. */
  readonly texts: readonly FileTexts[]
  readonly report: Report
  readonly findings: Finding[]
}

function collector(): { readonly findings: Finding[]; readonly report: Report } {
  const findings: Finding[] = []
  const knownIds = new Set<string>()
  return {
    findings,
    report: (rule, { file, place, path }, message) => {
      const finding = { rule, severity: severityOf(rule), file, ...place, path: textPath(path), message }
      const name = JSON.stringify(finding)
      if (!knownIds.has(name)) findings.push(finding)
      knownIds.add(name)
    },
  }
}

/** Reads and compiles a folder; whatever is wrong is a finding, and nothing throws. */
export function compileFolder(path: string): Compilation {
  const { findings, report } = collector()
  const folder = readFolder(path, report)
  const languages = languagesIn(folder)
  const translationsOf = (file: string): Translations =>
    folder.translations
      .flatMap(({ language, of, read }) =>
        of === file ? [{ language, under: languageUnder(language, languages), read }] : [],
      )
      .sort((one, other) => Number(one.under !== null) - Number(other.under !== null))
  const registers = compileRegisters(folder, translationsOf, report)
  const texts: FileTexts[] = [...registers.texts]
  const open = (read: Read<unknown>) => {
    const fileTexts = textsOf(read, translationsOf(read.file), report)
    texts.push(fileTexts)
    return fileTexts
  }
  const modules = folder.modules.map(({ slug, read }) => {
    const document = compileModule({ slug, file: read.value, registers, texts: open(read) })
    return { slug, hash: contentHash(document), document }
  })
  const followUps = folder.followUps.map(({ practice, read }) => {
    const document = compileFollowUps({ practice, file: read.value, registers, texts: open(read) })
    return { practice, hash: contentHash(document), document }
  })
  const content = {
    practices: [...registers.practices.values()],
    misconceptions: [...registers.misconceptions.values()],
    sources: [...registers.sources.values()],
    phrases: registers.phrases,
    modules,
    followUps,
  }
  return { content, folder, texts, report, findings }
}
