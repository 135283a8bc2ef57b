import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { csvRecords } from '#platform/csv/read-csv.ts'

/**
 * `met`: the files do it and the tests prove it. `met, untested`: the files do it, and no test would notice if they stopped.
 * `documented`: documentation is asked for, and is there. `not met`: something is missing. `does not apply`: there is no such
 * thing here.
 */
export const verdictKinds = ['met', 'met, untested', 'documented', 'not met', 'does not apply'] as const

const RequirementSchema = z.object({
  id: z.string().regex(/^V\d+\.\d+\.\d+$/),
  level: z.enum(['1', '2']),
  chapter: z.string().min(1),
  requirement: z.string().min(1),
})

/** Places are files, or files with a part of them that has to be in there: `path#text`. */
const Places = z.string().transform((text) => (text === '' ? [] : text.split(' + ')))

const VerdictSchema = z.object({
  id: z.string(),
  verdict: z.enum(verdictKinds),
  files: Places,
  tests: Places,
  remark: z.string(),
})

export type Requirement = z.output<typeof RequirementSchema>
export type Verdict = z.output<typeof VerdictSchema>
export type Standard = { readonly requirements: readonly Requirement[]; readonly verdicts: readonly Verdict[] }

/** What ASVS 5.0 asks at levels 1 and 2, and what is true of it here: the two files in docs/asvs. Throws where one has another form. */
export function readStandard(root: string): Standard {
  const rowsOf = (file: string) => tableOf(readFileSync(join(root, 'docs/asvs', file), 'utf8'))
  return {
    requirements: z.array(RequirementSchema).parse(rowsOf('asvs-5.0.0.csv')),
    verdicts: z.array(VerdictSchema).parse(rowsOf('verdicts.csv')),
  }
}

function tableOf(text: string): Record<string, string>[] {
  const [heads, ...records] = csvRecords(text).map(({ fields }) => fields)
  return records.map((fields) => Object.fromEntries((heads ?? []).map((head, place) => [head, fields[place] ?? ''])))
}

/** What is wrong with the verdicts, a sentence each: none says what it cannot show. */
export function findingsIn({ requirements, verdicts }: Standard, root: string): string[] {
  const requirementIds = requirements.map(({ id }) => id)
  const verdictIds = verdicts.map(({ id }) => id)
  return [
    ...requirementIds.filter((id) => !verdictIds.includes(id)).map((id) => `${id} has no verdict`),
    ...verdictIds.filter((id) => !requirementIds.includes(id)).map((id) => `${id} is not in the standard`),
    ...verdictIds.filter((id, place) => verdictIds.indexOf(id) !== place).map((id) => `${id} has two verdicts`),
    ...verdicts.flatMap((verdict) => findingsOf(verdict, root).map((finding) => `${verdict.id} ${finding}`)),
  ]
}

function findingsOf({ verdict, files, tests, remark }: Verdict, root: string): string[] {
  const claims = verdict !== 'not met' && verdict !== 'does not apply'
  return [
    ...(claims === files.length > 0 ? [] : [claims ? 'names no file that meets it' : 'names files, and is not met']),
    ...((verdict === 'met') === tests.length > 0 ? [] : ['is “met” if tests prove it, and only then']),
    ...(verdict === 'documented' && files.some((file) => !/\.md#./.test(file)) ? ['is documented in no document'] : []),
    ...(claims || remark !== '' ? [] : ['does not say why']),
    ...(/\b(planned|soon|later|to do|todo)\b/i.test(remark) ? ['tells of the future'] : []),
    ...tests.filter((test) => !/\.(test|spec)\.tsx?#./.test(test)).map((test) => `names no test in ${test}`),
    ...[...files, ...tests]
      .filter((place) => !isThere(place, root))
      .map((place) => `names ${place}, which is not there`),
  ]
}

function isThere(place: string, root: string): boolean {
  const [path = '', ...part] = place.split('#')
  return existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8').includes(part.join('#'))
}
