import { describe, expect, it } from 'vitest'
import { smallModule } from '#curriculum/small-module.ts'
import { file, findingsIn } from './module-faults.testing.ts'

const sentences = (words: number) => 'Ten words stand in this sentence, and no more today. '.repeat(words / 10)

const findingsFor = (source: string, rule: string) =>
  findingsIn({ [file]: source })
    .filter((finding) => finding.rule === rule)
    .map(({ path, message }) => ({ path, message }))

describe('the checker on whole paths', () => {
  it('finds nothing in a small module', () => {
    expect(findingsFor(smallModule, 'path-words')).toEqual([])
    expect(findingsFor(smallModule, 'feedback-words')).toEqual([])
  })

  it('finds a path that shows too many words, and takes longer than its page promises', () => {
    const long = smallModule.replace('prose: Scene two.', `prose: ${sentences(2300)}`)
    const findings = findingsFor(long, 'path-words')
    expect(findings.map(({ path }) => path).toSorted()).toEqual(['minutes', 'scenes'])
    expect(findings.map(({ message }) => message).join(' ')).toMatch(
      /found 2\d{3} words in en on .*expected 2200 at most/,
    )
    expect(findings.map(({ message }) => message).join(' ')).toMatch(/found 8 minutes, expected \d+ at least/)
  })

  it('finds feedback that says more than what came before it', () => {
    const principle = /principle: .*/
    const long = smallModule.replace(principle, `principle: ${sentences(1000)}`)
    expect(findingsFor(long, 'feedback-words')).toMatchObject([
      { path: 'scenes', message: expect.stringContaining('feedback') },
    ])
  })
})
