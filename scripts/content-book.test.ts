import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { childEnvironment } from '#platform/env.ts'

const folder = mkdtempSync(join(tmpdir(), 'curtain-book-'))
afterAll(() => rmSync(folder, { recursive: true }))

const book = (...options: string[]) =>
  spawnSync(process.execPath, ['scripts/content-book.ts', '--out', folder, ...options], {
    encoding: 'utf8',
    env: childEnvironment({}),
  })

describe('npm run content:book', () => {
  test('writes one module as one HTML file in the language asked for', () => {
    const { status, stdout } = book('--module', 'the-call-that-dropped', '--language', 'ar', '--html-only')
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${join(folder, 'the-call-that-dropped-ar.html')}\n` })
    const written = readFileSync(join(folder, 'the-call-that-dropped-ar.html'), 'utf8')
    expect(written).toContain('<html lang="ar" dir="rtl">')
    expect(written).toContain('font-family: "Noto Naskh Arabic Variable"')
    expect(written).toContain('id="the-call-that-dropped--under-her-name"')
  })

  test('prints a tagged PDF of the same', { timeout: 240_000 }, () => {
    expect(book('--module', 'the-call-that-dropped').status).toBe(0)
    const pdf = readFileSync(join(folder, 'the-call-that-dropped-en.pdf'), 'latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toMatch(/\/Lang \(en\)/)
  })

  test('says what it expected', () => {
    expect(book('--language', 'tlh')).toMatchObject({ status: 2, stderr: expect.stringContaining('one of en, es, ar') })
    expect(book('--module', 'no-such')).toMatchObject({ status: 2, stderr: expect.stringContaining('expected one of') })
  })
})
