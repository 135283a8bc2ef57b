import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compileFolder } from '#curriculum/compilation.ts'
import {
  languageTag,
  readWorkList,
  takeWorkList,
  type WorkList,
  workList,
  writeWorkList,
} from '#curriculum/translating.ts'

/** For translators of the content: what is to be translated, and putting it in its place. */
const usage = `npm run -s content:translate -- list LANGUAGE [FILE…] > WORK.yaml
npm run -s content:translate -- take LANGUAGE WORK.yaml
LANGUAGE is a folder of content/translations, or a new one, such as fr or pt-BR; FILE such as modules/the-call-that-dropped/module.yaml
--folder FOLDER takes another content folder`

function complain(line: string): 2 {
  process.stderr.write(`${line}\n`)
  return 2
}

function list(folder: string, language: string, files: readonly string[]): number {
  const compilation = compileFolder(folder)
  const knownFiles = compilation.texts.map(({ file }) => file)
  const unknownFiles = files.filter((file) => !knownFiles.includes(file))
  if (unknownFiles.length > 0)
    return complain(`found ${unknownFiles.join(', ')}, expected some of ${knownFiles.join(', ')}`)
  const work = workList(compilation, { language, files })
  process.stdout.write(writeWorkList(work))
  const count = Object.values(work.files).reduce((sum, texts) => sum + Object.keys(texts).length, 0)
  process.stderr.write(`${count} texts to translate in ${Object.keys(work.files).length} files\n`)
  return 0
}

function take(folder: string, language: string, workFile: string): number {
  let work: WorkList
  try {
    work = readWorkList(readFileSync(workFile, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    return complain(`${workFile} is no work list (${reason}), expected what "list" writes, filled in`)
  }
  if (work.language !== language)
    return complain(`${workFile} is a list for "${work.language}", expected one for "${language}"`)
  const { files, takenCount, refusals } = takeWorkList(compileFolder(folder), folder, work)
  for (const [file, text] of files) {
    const path = join(folder, 'translations', language, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  for (const line of refusals) process.stderr.write(`${line}\n`)
  process.stdout.write(`${takenCount} texts taken into ${files.size} files, ${refusals.length} refused\n`)
  return refusals.length === 0 ? 0 : 1
}

function run(): number {
  let commandLine: { values: { folder?: string }; positionals: string[] }
  try {
    commandLine = parseArgs({ options: { folder: { type: 'string' } }, allowPositionals: true })
  } catch (error) {
    return complain(`${error instanceof Error ? error.message : 'unknown option'}; expected\n${usage}`)
  }
  const folder = commandLine.values.folder ?? fileURLToPath(new URL('../content', import.meta.url))
  const [command, language, ...files] = commandLine.positionals
  const [workFile] = files
  if (language === undefined || !languageTag.test(language) || language === 'en') return complain(usage)
  if (command === 'list') return list(folder, language, files)
  if (command === 'take' && workFile !== undefined) return take(folder, language, workFile)
  return complain(usage)
}

process.exitCode = run()
