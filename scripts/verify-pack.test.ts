import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'verify-pack-'))
afterAll(() => rmSync(folder, { recursive: true }))

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/verify-pack.ts', ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

// What holds and what does not is tested where packs are made: server/auditor-pack/altered-pack.test.ts.
describe('npm run verify-pack', () => {
  test('ends with status 1 at a file that was never sealed, and says so', () => {
    const file = join(folder, 'no-pack.zip')
    writeFileSync(file, 'PK\u0003\u0004 and so on, long enough to hold a seal'.padEnd(500, '.'))
    const { status, stdout, stderr } = run(file)
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(stdout).toContain('DIFFERS  The file is not as it was sealed')
    expect(stdout).toContain('The pack does not hold.')
  })

  test.each([
    ['no file', [], 'FILE: expected an auditor pack, found nothing; --help shows the usage\n'],
    [
      'a file that is not there',
      [join(folder, 'none.zip')],
      `${join(folder, 'none.zip')}: expected a file that can be read, found none\n`,
    ],
    ['two files', ['one.zip', 'two.zip'], 'FILE: expected one auditor pack, found several\n'],
  ])('ends with one line and status 2 at %s', (_, args, line) => {
    expect(run(...args)).toEqual({ status: 2, stdout: '', stderr: line })
  })

  test('ends with one line and status 2 at a key that is none', () => {
    const file = join(folder, 'key.pem')
    writeFileSync(file, 'no key')
    expect(run(file, '--key', file)).toEqual({
      status: 2,
      stdout: '',
      stderr: `${file}: expected a public key as PEM\n`,
    })
  })

  test('says what it checks when it is asked', () => {
    expect(run('--help').stdout).toContain('--fingerprint')
  })
})
