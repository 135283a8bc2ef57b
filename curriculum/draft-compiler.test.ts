import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { type CompiledContent, compileContent, draftCompiler } from './compile.ts'
import { smallModule } from './small-module.ts'
import { sourceHash } from './source-text.ts'
import { withContent } from './test-folder.ts'

const one = 'modules/one/module.yaml'
const other = 'modules/other/module.yaml'
const translation = 'translations/es/modules/one/module.yaml'
const files = { [one]: smallModule, [other]: smallModule.replace('A small module', 'The other module') }

const spanish = `# yaml-language-server: $schema=../../../../translation.schema.json
texts:
  title:
    of: ${sourceHash('A small module')}
    text: Un módulo pequeño
`

type Draft = {
  readonly folder: string
  readonly compile: ReturnType<typeof draftCompiler>
  readonly first: CompiledContent
}

function withDraft(use: (draft: Draft) => void): void {
  withContent(files, (folder) => {
    const compile = draftCompiler(folder)
    use({ folder, compile, first: contentOf(compile) })
  })
}

function contentOf(compile: Draft['compile']): CompiledContent {
  const result = compile()
  if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 2))
  return result.content
}

function rewrite(folder: string, file: string, before: string, after: string): void {
  const text = readFileSync(join(folder, file), 'utf8')
  if (!text.includes(before)) throw new Error(`${file} has no ${before}`)
  writeFileSync(join(folder, file), text.replace(before, after))
}

it('makes of an unchanged folder what is published, with the floors of the bank', () => {
  withContent({ [one]: smallModule }, (folder) => {
    expect(draftCompiler(folder)()).toEqual(compileContent(folder))
    expect(compileContent(folder).ok).toBe(true)
  })
})

it('makes what a compilation from nothing makes after each change, and leaves the other documents as they are', () => {
  withDraft(({ folder, compile, first }) => {
    for (const words of ['Sam is waiting.', 'Sam left.']) {
      writeFileSync(join(folder, one), smallModule.replace('Sam waits.', words))
      const content = contentOf(compile)
      expect(content).toEqual(contentOf(draftCompiler(folder)))
      expect(content.modules[0]?.hash).not.toBe(first.modules[0]?.hash)
      expect(content.modules[1]?.document).toBe(first.modules[1]?.document)
    }
    writeFileSync(join(folder, one), smallModule)
    expect(contentOf(compile)).toEqual(first)
  })
})

it('makes every document anew that has a register’s text inside', () => {
  withDraft(({ folder, compile, first }) => {
    rewrite(folder, 'misconceptions.yaml', 'does no harm if I use it only briefly', 'does no harm')
    const { modules } = contentOf(compile)
    expect(modules).toEqual(contentOf(draftCompiler(folder)).modules)
    for (const [place, { hash }] of modules.entries()) expect(hash).not.toBe(first.modules[place]?.hash)
  })
})

it('follows a translation that comes and goes', () => {
  withDraft(({ folder, compile, first }) => {
    mkdirSync(dirname(join(folder, translation)), { recursive: true })
    writeFileSync(join(folder, translation), spanish)
    expect(contentOf(compile).modules[0]?.document.title).toEqual({ en: 'A small module', es: 'Un módulo pequeño' })
    rmSync(join(folder, 'translations'), { recursive: true })
    expect(contentOf(compile)).toEqual(first)
  })
})

it('finds what is wrong in one file as long as it is, whichever file changes', () => {
  withDraft(({ folder, compile, first }) => {
    rewrite(folder, one, 'start: opening', 'start: nowhere')
    const expected = { ok: false, findings: [expect.objectContaining({ rule: 'missing-target', file: one })] }
    expect(compile()).toEqual(expected)
    rewrite(folder, other, 'Sam waits.', 'Sam is waiting.')
    expect(compile()).toEqual(expected)
    rewrite(folder, one, 'title: A small module', 'titel: A small module')
    const unread = compile()
    expect(unread).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'unknown-key' })]),
    })
    rewrite(folder, other, 'Sam is waiting.', 'Sam waits.')
    expect(compile()).toEqual(unread)
    writeFileSync(join(folder, one), smallModule)
    expect(contentOf(compile)).toEqual(first)
  })
})
