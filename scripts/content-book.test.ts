import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { smallModule } from '#curriculum/small-module.ts'
import { withContent } from '#curriculum/test-folder.ts'
import { childEnvironment } from '#platform/env.ts'

const folder = mkdtempSync(join(tmpdir(), 'curtain-book-'))
afterAll(() => rmSync(folder, { recursive: true }))

const book = (...options: string[]) =>
  spawnSync(process.execPath, ['scripts/content-book.ts', '--out', folder, ...options], {
    encoding: 'utf8',
    env: childEnvironment({}),
  })

describe('npm run content:book', () => {
  test('writes one module as one HTML file in the language asked for, and prints it as a tagged PDF', {
    timeout: 240_000,
  }, () => {
    const { status, stdout } = book('--module', 'the-call-that-dropped', '--language', 'ar')
    const file = join(folder, 'the-call-that-dropped-ar')
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${file}.html\n${file}.pdf\n` })
    const bookText = readFileSync(`${file}.html`, 'utf8')
    expect(bookText).toContain('<html lang="ar" dir="rtl">')
    expect(bookText).toContain('font-family: "Noto Naskh Arabic Variable"')
    expect(bookText).toContain('id="the-call-that-dropped--first-words"')
    const pdf = readFileSync(`${file}.pdf`, 'latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toMatch(/\/Lang \(ar\)/)
  })

  const small = { 'modules/a-small-module/module.yaml': smallModule }

  test('writes the page alone, of content elsewhere, when asked', () => {
    const { status, stdout } = withContent(small, (content) => book('--content', content, '--html-only'))
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${join(folder, 'curtain-en.html')}\n` })
    expect(readFileSync(join(folder, 'curtain-en.html'), 'utf8')).toContain('id="a-small-module')
  })

  test('says what it expected', () => {
    expect(book('--language', 'tlh')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('one of en, es, es-419, ar'),
    })
    const unknownModule = withContent(small, (content) => book('--content', content, '--module', 'no-such'))
    expect(unknownModule).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('expected one of a-small-module'),
    })
  })
})
