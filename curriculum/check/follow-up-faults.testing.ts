import { smallFollowUps } from '#curriculum/small-follow-ups.ts'
import { smallModule } from '#curriculum/small-module.ts'
import { withContent } from '#curriculum/test-folder.ts'
import { checkContent } from './check-content.ts'
import type { Rule } from './finding.ts'

export const file = 'follow-ups/approved-tools.yaml'

export function reportOf(source: string) {
  const files = { [file]: source, 'modules/a-small-module/module.yaml': smallModule }
  return withContent(files, (folder) => checkContent(folder, { today: '2026-11-22' }))
}

export type PlantedFault = {
  readonly fault: string
  readonly rule: Rule
  readonly from: string | RegExp
  readonly to: string
  readonly path: string
  readonly says: string
}

/** What is found of a planted fault's rule: where, and in which words. */
export function findingsOf({ rule, from, to }: PlantedFault): { paths: string[]; words: string } {
  const source = smallFollowUps.replace(from, to)
  if (source === smallFollowUps) throw new Error(`Nothing was planted by ${from}`)
  const findings = reportOf(source).findings.filter((finding) => finding.rule === rule && finding.file === file)
  return { paths: findings.map((finding) => finding.path), words: findings.map(({ message }) => message).join('\n') }
}
