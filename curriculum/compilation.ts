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
import { type ContentFolder, folderReader, languagesIn } from './read-folder.ts'
import { rememberWork } from './remember-work.ts'
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
  return folderCompiler(path)()
}

/** The same as often as it is called; what did not change since is neither read, nor compiled, nor another object. */
export function folderCompiler(path: string): () => Compilation {
  let current = collector()
  // Texts that are kept report to whoever is compiling now.
  const report: Report = (...finding) => current.report(...finding)
  const read = folderReader(path)
  const registersOf = rememberWork<ReturnType<typeof compileRegisters>>()
  const moduleOf = rememberWork<Compiled<ModuleDocument>>()
  const followUpsOf = rememberWork<Compiled<FollowUpDocument>>()
  return () => {
    current = collector()
    const folder = read(report)
    const translationsOf = translationsIn(folder)
    const registers = registersOf({
      name: 'registers',
      parts: [folder.practices, folder.misconceptions, folder.sources, folder.placeholders].flatMap((each) =>
        each === null ? [each] : [each, ...partsOf(translationsOf(each.file))],
      ),
      report,
      work: (reportHere) => compileRegisters(folder, translationsOf, reportHere),
    })
    const compile = <Document>(
      remembered: ReturnType<typeof rememberWork<Compiled<Document>>>,
      file: Read<unknown>,
      make: (texts: FileTexts) => Document,
    ) =>
      remembered({
        name: file.file,
        parts: [file, registers, ...partsOf(translationsOf(file.file))],
        report,
        work: (reportHere) => {
          const texts = textsOf(file, translationsOf(file.file), reportHere)
          const document = make(texts)
          return { texts, hash: contentHash(document), document }
        },
      })
    const modules = folder.modules.map(({ slug, read: file }) => ({
      slug,
      ...compile(moduleOf, file, (texts) => compileModule({ slug, file: file.value, registers, texts })),
    }))
    const followUps = folder.followUps.map(({ practice, read: file }) => ({
      practice,
      ...compile(followUpsOf, file, (texts) => compileFollowUps({ practice, file: file.value, registers, texts })),
    }))
    const content = {
      practices: [...registers.practices.values()],
      misconceptions: [...registers.misconceptions.values()],
      sources: [...registers.sources.values()],
      phrases: registers.phrases,
      modules: modules.map(({ slug, hash, document }) => ({ slug, hash, document })),
      followUps: followUps.map(({ practice, hash, document }) => ({ practice, hash, document })),
    }
    const texts = [...registers.texts, ...modules.map((each) => each.texts), ...followUps.map((each) => each.texts)]
    return { content, folder, texts, report, findings: current.findings }
  }
}

type Compiled<Document> = { readonly texts: FileTexts; readonly hash: string; readonly document: Document }

function translationsIn(folder: ContentFolder): (file: string) => Translations {
  const languages = languagesIn(folder)
  return (file) =>
    folder.translations
      .flatMap(({ language, of, read }) =>
        of === file ? [{ language, under: languageUnder(language, languages), read }] : [],
      )
      .sort((one, other) => Number(one.under !== null) - Number(other.under !== null))
}

function partsOf(translations: Translations): unknown[] {
  return translations.flatMap(({ language, under, read }) => [language, under, read])
}
