import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { inject } from 'vitest'
import { type CompiledContent, compileContent } from '#curriculum/compile.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that holds the compiled content, for `compiledContent`. */
    contentFile: string
  }
}

/** Compiles the content of the repository itself, once for a run: it takes seconds, and reading it back a hundredth of one. */
export async function compileForRun(): Promise<{
  content: CompiledContent
  file: string
  remove: () => Promise<void>
}> {
  const compileResult = compileContent(join(import.meta.dirname, '../../content'))
  if (!compileResult.ok) throw new Error(`The content is broken: ${JSON.stringify(compileResult.findings[0])}`)
  const { content } = compileResult
  const directory = await mkdtemp(join(tmpdir(), 'curtain-content-'))
  const file = join(directory, 'compiled')
  await writeFile(file, serialize(content))
  return { content, file, remove: () => rm(directory, { recursive: true, force: true }) }
}

/** The content of the repository itself as it was compiled for this run: a copy of the caller's own. */
export function compiledContent(): CompiledContent {
  return deserialize(readFileSync(inject('contentFile')))
}
