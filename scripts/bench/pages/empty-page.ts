import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { childEnvironment } from '#platform/env.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { runTask } from '#platform/processes/task.ts'
import { weigh } from './weigh.ts'

const root = join(import.meta.dirname, '../../..')
/** Below the project, so that it is built with the project's own Next and React. */
const directory = join(root, 'node_modules/.cache/curtain-empty-page')
const next = createRequire(import.meta.url).resolve('next/dist/bin/next')

const files = {
  'package.json': '{ "private": true, "type": "module" }',
  'next.config.js': `export default { turbopack: { root: ${JSON.stringify(root)} } }`,
  // No JSX, which the framework expects of nothing in node_modules.
  'app/layout.js': `import { createElement } from 'react'
export default ({ children }) => createElement('html', { lang: 'en' }, createElement('body', null, children))`,
  'app/page.js': `import { createElement } from 'react'
export default () => createElement('p', null, 'Nothing')`,
}

/** The bytes of scripts, as sent, of a page that holds nothing, made with the same framework. */
export async function weighEmptyPage(browser: Browser): Promise<number> {
  await rm(directory, { recursive: true, force: true })
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(directory, name, '..'), { recursive: true })
    await writeFile(join(directory, name), text)
  }
  const environment = childEnvironment({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  const { signal } = new AbortController()
  await runTask({ name: 'next build', entry: next, parameters: ['build', directory], environment, signal })
  const port = await findFreePort()
  const server = spawn(process.execPath, [next, 'start', directory, '--port', `${port}`], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    // It says where it is once it listens.
    for await (const text of server.stdout.setEncoding('utf8')) if (String(text).includes('Ready')) break
    return (await weigh(browser, `http://localhost:${port}/`)).scripts
  } finally {
    server.kill('SIGTERM')
    if (server.exitCode === null) await once(server, 'exit')
    await rm(directory, { recursive: true, force: true })
  }
}
