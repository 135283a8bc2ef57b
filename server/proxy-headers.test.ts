import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** What this process tells itself, whatever a proxy sends. */
const own = /^x-(client-address|request-id|nonce|curtain-.*)$/

/** Headers of requests that the application reads, each in lower case. */
function headersRead(): string[] {
  const files = globSync(['server/**/*.ts', 'app/**/*.{ts,tsx}', 'proxy.ts'], { cwd: root }).filter(
    // The service worker reads headers of answers.
    (file) => !/\.(test|testing)\.tsx?$|service-worker/.test(file),
  )
  const names = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const at = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name)
    return [
      ...at(/\bheaders(?:\(\)\))?\.get\('([a-z-]+)'\)/g),
      ...at(/\bheaders\['([a-z-]+)'\](?! = )/g),
      ...at(/\bheaders\.(accept|authorization|cookie|expect|host|origin|range|referer|via)\b/g),
      ...at(/'(forwarded|via|x-forwarded-[a-z]+|x-real-ip)'/g),
      ...at(/\{ ([^{}]*) \} = (?:request\.)?headers\b/g).flatMap((parts) =>
        parts.split(',').map((part) => /^'?([a-z-]+)/.exec(part.trim())?.[1] ?? ''),
      ),
    ]
  })
  return [...new Set(names)].filter((name) => !own.test(name)).sort()
}

test('docs/deployment.md names every header that a proxy must pass, or need not', () => {
  const page = readFileSync(join(root, 'docs/deployment.md'), 'utf8')
  const [, section = ''] = /\n## The proxy in front\n(.*?)\n## /s.exec(page) ?? []
  const headerNames = [...section.matchAll(/`([A-Za-z-]+)`/g)].map(([, name = '']) => name.toLowerCase())
  const read = headersRead()
  expect(read).toEqual(expect.arrayContaining(['authorization', 'host', 'origin', 'user-agent', 'x-forwarded-for']))
  expect(read.filter((name) => !headerNames.includes(name))).toEqual([])
})
