import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { watchFolder } from './watch-folder.ts'

test('a change of any file below the folder is told, and the next one after it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'curtain-watched-'))
  mkdirSync(join(folder, 'modules/one'), { recursive: true })
  const file = join(folder, 'modules/one/module.yaml')
  writeFileSync(file, 'first')
  const changes: string[] = []
  const { stop } = watchFolder(folder, async () => {
    changes.push(readFileSync(file, 'utf8'))
  })
  for (const text of ['second', 'third']) {
    writeFileSync(file, text)
    await expect.poll(() => changes.at(-1), { timeout: 20_000 }).toBe(text)
  }
  await stop()
  rmSync(folder, { recursive: true })
})
