import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '#platform/processes/step.ts'
import { findingsIn, readStandard, type Verdict } from './asvs/requirements.ts'
import { withTables } from './asvs/requirements-table.ts'

const standard = readStandard(root)

describe('what ASVS 5.0 asks', () => {
  test('is all here: 70 requirements of level 1 and 183 of level 2', () => {
    const levels = standard.requirements.map(({ level }) => level)
    expect([levels.filter((level) => level === '1').length, levels.filter((level) => level === '2').length]).toEqual([
      70, 183,
    ])
    expect(new Set(standard.requirements.map(({ id }) => id)).size).toBe(253)
  })

  test('has one verdict each, whose files and tests are there', () => {
    expect(findingsIn(standard, root)).toEqual([])
  })

  test('is told in docs/security.md as the files say', () => {
    const page = readFileSync(join(root, 'docs/security.md'), 'utf8')
    expect(withTables(page, standard)).toBe(page)
    expect(page).not.toBe(withTables(page, { ...standard, requirements: standard.requirements.slice(1) }))
  })
})

describe('a verdict', () => {
  const [requirement] = standard.requirements
  const sound: Verdict = {
    id: requirement?.id ?? '',
    verdict: 'met',
    files: ['server/front.ts'],
    tests: ['server/front.test.ts#what no page can make anything of'],
    remark: '',
  }
  const findings = (verdicts: Verdict[]) =>
    findingsIn({ requirements: standard.requirements.slice(0, 1), verdicts }, root)

  test('that shows what it says is left in peace', () => {
    expect(findings([sound])).toEqual([])
  })

  test.each<[string, Verdict[]]>([
    ['has no verdict', []],
    ['has two verdicts', [sound, sound]],
    ['is not in the standard', [sound, { ...sound, id: 'V99.1.1' }]],
    ['names server/nothing.ts, which is not there', [{ ...sound, files: ['server/nothing.ts'] }]],
    ['which is not there', [{ ...sound, tests: ['server/front.test.ts#a title that no test has'] }]],
    ['names no test in server/front.ts#methods', [{ ...sound, tests: ['server/front.ts#methods'] }]],
    ['names no file that meets it', [{ ...sound, files: [] }]],
    ['is “met” if tests prove it, and only then', [{ ...sound, tests: [] }]],
    ['is documented in no document', [{ ...sound, verdict: 'documented', tests: [] }]],
    ['does not say why', [{ ...sound, verdict: 'not met', files: [], tests: [] }]],
    ['tells of the future', [{ ...sound, verdict: 'not met', files: [], tests: [], remark: 'Planned for spring' }]],
  ])('is refused where it %s', (finding, verdicts) => {
    expect(findings(verdicts).join('\n')).toContain(finding)
  })
})
