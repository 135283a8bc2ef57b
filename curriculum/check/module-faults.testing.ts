import { smallModule } from '#curriculum/small-module.ts'
import { withContent } from '#curriculum/test-folder.ts'
import { checkContent } from './check-content.ts'
import type { Finding, Rule } from './finding.ts'

export const file = 'modules/a-small-module/module.yaml'
export const when = { today: '2026-11-22' }

export type PlantedFault = {
  readonly fault: string
  readonly rule: Rule
  readonly from: string
  readonly to: string
  /** What stands where the finding points. */
  readonly at: string
  readonly says: string
}

export function findingsIn(files: Readonly<Record<string, string>>): readonly Finding[] {
  return withContent(files, (folder) => checkContent(folder, when).findings)
}

function placeOf(source: string, marker: string): string {
  const offset = source.indexOf(marker)
  const before = source.slice(0, offset).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

/** What is found of a planted fault's rule: where, in which words, and where it was planted. Places are `line:column`. */
export function findingsOf({ rule, from, to, at }: PlantedFault): { places: string[]; words: string; place: string } {
  if (!smallModule.includes(from)) throw new Error(`The small module does not hold ${from}`)
  const source = smallModule.replace(from, to)
  const findings = findingsIn({ [file]: source }).filter((finding) => finding.rule === rule && finding.file === file)
  return {
    places: findings.map(({ line, column }) => `${line}:${column}`),
    words: findings.map(({ message }) => message).join('\n'),
    place: placeOf(source, at),
  }
}
