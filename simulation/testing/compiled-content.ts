import { readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { inject } from 'vitest'
import { type CompiledContent, compileContent } from '#curriculum/compile.ts'

const fileIn = (runDirectory: string) => join(runDirectory, 'compiled-content')

/** Compiles the content of the repository itself, once for a run: it takes seconds, and reading it back a hundredth of one. */
export async function compileForRun(runDirectory: string): Promise<CompiledContent> {
  const compileResult = compileContent(join(import.meta.dirname, '../../content'))
  if (!compileResult.ok) throw new Error(`The content is broken: ${JSON.stringify(compileResult.findings[0])}`)
  const { content } = compileResult
  await writeFile(`${fileIn(runDirectory)}.unfinished`, serialize(content))
  await rename(`${fileIn(runDirectory)}.unfinished`, fileIn(runDirectory))
  return content
}

/** The content of the repository itself as it was compiled for this run: a copy of the caller's own. */
export function compiledContent(): CompiledContent {
  return deserialize(readFileSync(fileIn(inject('runDirectory'))))
}
