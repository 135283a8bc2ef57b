import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isDatabaseEncrypted } from '#platform/encrypted-connections.ts'
import { variables } from '#platform/environment-variables.ts'
import { root } from '#platform/processes/step.ts'

const address = /postgres(?:ql)?:\/\/[^\s'"`\\|]+/g
/** How many lines away the setting may stand that lets an address through. */
const nearby = 3

/** The addresses of databases in a text that start would refuse as they stand there. */
function refusedAddresses(text: string): string[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const around = lines.slice(Math.max(0, index - nearby), index + nearby + 1)
    if (around.some((other) => /ALLOW_UNENCRYPTED[:=] ?\S*database/.test(other))) return []
    return [...line.matchAll(address)].flatMap(([match]) => (isDatabaseEncrypted(match) ? [] : [match]))
  })
}

test('every address of a database that we show works as it stands', async () => {
  const files: string[] = []
  for await (const file of glob(['*.md', 'docs/**/*.md', 'deploy/**/*.*', '.github/**/*.yml'], { cwd: root }))
    files.push(file)
  const texts = await Promise.all(files.map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const))
  const withAddress = texts.filter(([, text]) => text.match(address))
  expect(withAddress.map(([file]) => file)).toEqual(
    expect.arrayContaining(['README.md', 'docs/deployment.md', 'deploy/compose.yaml']),
  )
  expect(withAddress.flatMap(([file, text]) => refusedAddresses(text).map((match) => `${file}: ${match}`))).toEqual([])
})

test('nor does what is expected of a setting name an address that is refused', () => {
  const examples = Object.values(variables).map(({ expected }) => expected)
  expect(examples.join('\n')).toMatch(address)
  expect(examples.flatMap(refusedAddresses)).toEqual([])
})
