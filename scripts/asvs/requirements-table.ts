import { type Requirement, type Standard, type Verdict, verdictKinds } from './requirements.ts'

const start = '<!-- npm run asvs: from here -->'
const end = '<!-- npm run asvs: to here -->'

/** The page with the tables of the standard between the two marks in place of what was there. Throws where it has no marks. */
export function withTables(page: string, standard: Standard): string {
  const [from, to] = [page.indexOf(start), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error('docs/security.md has lost the marks between which its tables stand')
  return `${page.slice(0, from + start.length)}\n\n${tablesOf(standard)}\n\n${page.slice(to)}`
}

function tablesOf({ requirements, verdicts }: Standard): string {
  const verdictOf = new Map(verdicts.map((verdict) => [verdict.id, verdict]))
  const chapters = Map.groupBy(requirements, ({ chapter }) => chapter)
  return [
    countsTable(requirements, verdicts),
    ...[...chapters].map(([chapter, chapterRequirements]) => {
      const rows = chapterRequirements.map((requirement) => row(requirement, verdictOf.get(requirement.id)))
      return `### ${chapter}\n\n| id, level | asked for | verdict | by, and proved by |\n| --- | --- | --- | --- |\n${rows.join('\n')}`
    }),
  ].join('\n\n')
}

function countsTable(requirements: readonly Requirement[], verdicts: readonly Verdict[]): string {
  const count = (verdictToCount: Verdict['verdict'], level: string) => {
    const ids = new Set(requirements.filter((one) => one.level === level).map(({ id }) => id))
    return verdicts.filter(({ id, verdict }) => verdict === verdictToCount && ids.has(id)).length
  }
  const rows = verdictKinds.map((kind) => `| ${kind} | ${count(kind, '1')} | ${count(kind, '2')} |`)
  return `| verdict | level 1 | level 2 |\n| --- | --- | --- |\n${rows.join('\n')}`
}

function row({ id, level, requirement }: Requirement, verdict: Verdict | undefined): string {
  if (verdict === undefined) throw new Error(`${id} has no verdict`)
  const { files, tests, remark } = verdict
  const parts = [
    remark,
    files.map(linkTo).join(', '),
    tests.length === 0 ? '' : `Proved by ${tests.map(linkTo).join(', ')}`,
  ]
  const evidenceText = parts.filter((part) => part !== '').join('. ')
  return `| ${id}, ${level} | ${cell(requirement)} | ${verdict.verdict} | ${cell(evidenceText)} |`
}

/** A file as a link, with the part of it that matters in words. The page stands in docs/. */
function linkTo(place: string): string {
  const [path = '', ...part] = place.split('#')
  const name = path.split('/').at(-1)
  const words = part.length === 0 ? '' : ` (“${part.join('#')}”)`
  return `[${name}](../${path})${words}`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
