import type { ItemId } from '#domain/scenario/module.ts'
import { checkCompilation } from './check/check-content.ts'
import type { Finding } from './check/finding.ts'
import {
  type CompiledContent,
  type CompiledMisconception,
  type CompiledSource,
  compileFolder,
  type Practice,
} from './compilation.ts'
import { type ItemFloor, withFloors } from './guessing/floors.ts'

export type { CompiledContent, CompiledMisconception, CompiledSource, Practice }

type ItemFloors = ReadonlyMap<ItemId, ItemFloor>

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

/** The floors of the folder's items as far as it compiles, to compile drafts with. */
export function contentFloors(folder: string): ItemFloors {
  return checkCompilation(compileFolder(folder), { today: '0000-01-01' }).floors
}

/**
 * The same for someone who is writing and wants to see it at once, in about a fifth of the time: without the checks of
 * whole modules and of the bank, which `npm run content:check` makes, and with the floors that are given.
 */
export function compileDraft(folder: string, floors: ItemFloors): CompileResult {
  const { content, findings } = compileFolder(folder)
  const faults = findings.filter(({ severity }) => severity === 'fault')
  return faults.length > 0 ? { ok: false, findings: faults } : { ok: true, content: withFloors(content, floors) }
}
