import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'

const folder = mkdtempSync(join(tmpdir(), 'comprehension-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ITEMS = `item,practice,format,options,difficulty,just_competent
q1,right-patient,single,4,-0.6,0.72
q2,right-patient,single,4,-0.2,0.64
q3,right-patient,multiple,5,0.1,0.5
q4,devices,single,4,0,0.6
`
const RESPONSES = `person,item,correct,confidence,elapsed_ms,answered_at
ada,q1,1,sure,21000,2026-01-05T09:00:00Z
ada,q2,1,fairly,18000,2026-01-05T09:01:00Z
ada,q3,1,,30500,2026-01-25T10:00:00+01:00
bo,q4,0,sure,25000,2026-01-06T09:00:00Z
`

function file(name: string, text: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/comprehension.ts', ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const items = file('items.csv', ITEMS)
const responses = file('responses.csv', RESPONSES)

describe('npm run comprehension', () => {
  it('prints an estimate for everybody in every practice', () => {
    const { status, stdout, stderr } = run('--items', items, '--responses', responses)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toBe('person,practice,probability,status,theta,theta_sd,own_answers')
    expect(
      lines.slice(1).map((line) => line.split(',').filter((_, column) => column !== 2 && column !== 4 && column !== 5)),
    ).toEqual([
      ['ada', 'right-patient', expect.stringMatching(/^(understands|not-enough-evidence)$/), '3'],
      ['ada', 'devices', 'not-enough-evidence', '0'],
      ['bo', 'right-patient', 'not-enough-evidence', '0'],
      ['bo', 'devices', 'not-enough-evidence', '1'],
    ])
  })

  it('reports for an earlier moment without what came later, and for a later one with what was forgotten', () => {
    const early = run('--items', items, '--responses', responses, '--as-of', '2026-01-05T12:00:00Z').stdout
    expect(early).toContain('ada,right-patient,')
    expect(early).not.toContain('bo,')
    const chance = (output: string) => Number(/ada,right-patient,([\d.]+)/.exec(output)?.[1])
    const now = run('--items', items, '--responses', responses).stdout
    const later = run('--items', items, '--responses', responses, '--as-of', '2030-01-01').stdout
    expect(chance(later)).toBeLessThan(chance(now))
  })

  it('scores with the experts’ parameters as with a document that holds them, and learns where it is asked to', () => {
    const experts = expertParameters([
      { id: 'q1', practice: 'right-patient', format: 'single', options: 4, difficulty: -0.6, justCompetent: 0.72 },
      { id: 'q2', practice: 'right-patient', format: 'single', options: 4, difficulty: -0.2, justCompetent: 0.64 },
      { id: 'q3', practice: 'right-patient', format: 'multiple', options: 5, difficulty: 0.1, justCompetent: 0.5 },
      { id: 'q4', practice: 'devices', format: 'single', options: 4, difficulty: 0, justCompetent: 0.6 },
    ])
    const parameters = file('parameters.json', JSON.stringify(experts))
    const plain = run('--items', items, '--responses', responses).stdout
    expect(run('--items', items, '--responses', responses, '--parameters', parameters).stdout).toBe(plain)
    const calibration = run('--items', items, '--responses', responses, '--calibrate')
    expect(calibration.status).toBe(0)
    expect(calibration.stdout).not.toBe(plain)
  })

  it('tells what is odd and goes on', () => {
    const odd = file('odd.csv', `${RESPONSES}Ada,q1,1,,9000,2026-01-07\n`)
    const { status, stdout, stderr } = run('--items', items, '--responses', odd, '--as-of', '2026-01-10')
    expect(status).toBe(0)
    expect(stdout).toContain('\nAda,right-patient,')
    expect(stderr.split('\n')).toEqual([
      'warning: odd.csv, row 6, column person: "Ada" and "ada" of row 2 differ only by case, spaces or Unicode form, and are taken for two people',
      'warning: odd.csv: 1 answers after --as-of were left out',
      '',
    ])
  })

  it.each([
    [
      'a file in Latin-1',
      [
        '--items',
        items,
        '--responses',
        file('latin.csv', Buffer.from(`${RESPONSES}jos\u00E9,q1,1,,1,2026-01-07\n`, 'latin1')),
      ],
      'latin.csv, row 6, column person: expected text in UTF-8, found the byte E9; save the file as UTF-8\n',
    ],
    [
      'an items file in Latin-1',
      [
        '--items',
        file('latin-items.csv', Buffer.from(ITEMS.replace('devices', 'ger\u00E4te'), 'latin1')),
        '--responses',
        responses,
      ],
      'latin-items.csv, row 5, column practice: expected text in UTF-8, found the byte E4; save the file as UTF-8\n',
    ],
    [
      'an answer from the future',
      ['--items', items, '--responses', file('future.csv', `${RESPONSES}bo,q1,1,,1,2126-01-07\n`)],
      'future.csv, row 6, column answered_at: expected a moment that is not in the future, found "2126-01-07"\n',
    ],
    [
      'a bad value',
      ['--items', items, '--responses', file('bad.csv', RESPONSES.replace(',1,sure', ',x,sure'))],
      'bad.csv, row 2, column correct: expected 0 or 1, found "x"\n',
    ],
    [
      'a missing file',
      ['--items', items, '--responses', join(folder, 'none.csv')],
      `${join(folder, 'none.csv')}: expected a file that can be read, found none\n`,
    ],
    ['a missing option', ['--items', items], '--responses: expected a file, found nothing; --help shows the usage\n'],
    [
      'a bad moment',
      ['--items', items, '--responses', responses, '--as-of', 'soon'],
      '--as-of: expected an ISO 8601 date and time such as 2026-11-01T00:00:00Z, found "soon"\n',
    ],
    [
      'a bad document',
      ['--items', items, '--responses', responses, '--parameters', items],
      'items.csv: expected JSON\n',
    ],
  ])('ends with one line, status 2 and no output at %s', (_, args, line) => {
    expect(run(...args)).toEqual({ status: 2, stdout: '', stderr: line })
  })
})
