import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'
import * as keptPages from '#domain/offline/kept-pages.ts'
import { languages } from '#i18n/languages.ts'
import { messagesIn } from '#i18n/messages.ts'
import { type OfflineTexts, offlinePage } from './offline-page.ts'
import { serviceWorker } from './service-worker.ts'

/** A network that says nothing for so long is as good as none, where the page is kept. */
const patienceMs = 8000

const Texts = z.object({
  interface: z.object({
    offlinePage: z.object({ title: z.string(), words: z.string(), kept: z.string(), again: z.string() }),
  }),
})

let script: Buffer | undefined

/** GET /service-worker.js: the same for everybody, and another with each build. */
export async function serveServiceWorker(request: IncomingMessage, response: ServerResponse): Promise<void> {
  script ??= Buffer.from(serviceWorkerScript(readFileSync(join(process.cwd(), '.next/BUILD_ID'), 'utf8').trim()))
  response.writeHead(200, {
    'content-type': 'text/javascript; charset=utf-8',
    'content-length': script.length,
    // A browser asks whether there is a new one; nothing in between keeps an old one.
    'cache-control': 'no-cache',
    'content-security-policy': `default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  })
  response.end(request.method === 'HEAD' ? undefined : script)
}

/** The worker's source, as Node runs it, with what it is given. */
export function serviceWorkerScript(build: string): string {
  const texts: Record<string, OfflineTexts> = {}
  for (const { tag, locale, direction } of languages) {
    const own = { direction, ...Texts.parse(messagesIn(tag)).interface.offlinePage }
    // Pages name their language by its locale, browsers by its tag.
    texts[tag] = own
    texts[locale] = own
  }
  const rules = Object.entries({ ...keptPages, offlinePage }).map(([name, rule]) => `${name}: ${rule}`)
  return `(${serviceWorker})(self, ${JSON.stringify({ build, texts, patienceMs })}, {${rules.join(',\n')}})\n`
}
