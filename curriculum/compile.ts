import { checkCompilation } from './check/check-content.ts'
import type { Finding } from './check/finding.ts'
import {
  type CompiledContent,
  type CompiledMisconception,
  type CompiledSource,
  compileFolder,
  folderCompiler,
  type Practice,
} from './compilation.ts'
import { floorSetter, withFloors } from './guessing/floors.ts'

export type { CompiledContent, CompiledMisconception, CompiledSource, Practice }

type CompileResult =
  | { readonly ok: true; readonly content: CompiledContent }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** True of the whole bank and of no file: a reason to go on writing, none to keep finished modules from learners. */
const ofTheBank: readonly Finding['rule'][] = ['telling-length', 'key-position', 'rating-under-floor', 'twin-share']

/**
 * A content folder compiled for publishing, each item with its floor, or every fault that keeps it from being published. Warnings never do, a
 * source past its review date included: content in service must not fail on a date. Never throws.
 */
export function compileContent(folder: string): CompileResult {
  const compilation = compileFolder(folder)
  const { findings, floors } = checkCompilation(compilation, { today: '0000-01-01' })
  const faults = findings.filter(({ severity, rule }) => severity === 'fault' && !ofTheBank.includes(rule))
  return faults.length > 0
    ? { ok: false, findings: faults }
    : { ok: true, content: withFloors(compilation.content, floors) }
}

/**
 * The same for someone who is writing and wants to see it at once, as often as it is called: without the checks of whole modules
 * and of the bank, which `npm run content:check` makes, and with the bank's floors as they were when it was made. Only
 * what changed since the last call is parsed and compiled again.
 */
export function draftCompiler(folder: string): () => CompileResult {
  const compile = folderCompiler(folder)
  const setFloors = floorSetter(checkCompilation(compile(), { today: '0000-01-01' }).floors)
  return () => {
    const { content, findings } = compile()
    const faults = findings.filter(({ severity }) => severity === 'fault')
    return faults.length > 0 ? { ok: false, findings: faults } : { ok: true, content: setFloors(content) }
  }
}
