import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseCookie } from 'cookie'
import { z } from 'zod'
import { languageOf, preferredLanguage } from '#i18n/languages.ts'
import { messagesIn } from '#i18n/messages.ts'
import { cookieName } from './cookie-names.ts'

/** What is said without Next, without the database and without JavaScript, by its name in `interface.plainPage`. */
export type PlainPage = 'unavailable' | 'unavailable-for-form' | 'misdirected' | 'malformed'

const statusOf = { unavailable: 503, 'unavailable-for-form': 503, misdirected: 421, malformed: 400 } as const
const retryAfterSeconds = 5

const Texts = z.object({
  interface: z.object({ plainPage: z.record(z.string(), z.object({ title: z.string(), words: z.string() })) }),
})

/** Answers with a page that stands by itself; anyone who did not ask for a page gets its words as text. */
export function respondPlainly(
  request: IncomingMessage,
  response: ServerResponse,
  page: PlainPage,
  { address }: { readonly address?: string } = {},
): void {
  const language = languageFor(request)
  const texts = Texts.parse(messagesIn(language.tag)).interface.plainPage[page] ?? { title: page, words: '' }
  const words = texts.words.replaceAll('{address}', address ?? '')
  const status = statusOf[page]
  const tryAgain = status === 503 && (request.method === 'GET' || request.method === 'HEAD')
  const nonce = randomBytes(16).toString('base64')
  const asksForPage =
    request.headers.accept?.includes('text/html') === true && request.headers['next-action'] === undefined
  const body = Buffer.from(
    asksForPage ? pageOf({ language, title: texts.title, words, tryAgain, nonce }) : `${texts.title}. ${words}\n`,
  )
  response.writeHead(status, {
    'content-type': asksForPage ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
    'content-length': body.length,
    'content-language': language.tag,
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
    ...(status === 503 ? { 'retry-after': `${retryAfterSeconds}` } : {}),
    // What is left of a body that was not read must not be taken for the connection's next request.
    ...(request.complete ? {} : { connection: 'close' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function languageFor({ headers }: IncomingMessage) {
  const chosen = parseCookie(headers.cookie ?? '')[cookieName('curtain-language')]
  return chosen === undefined ? preferredLanguage(headers['accept-language'] ?? null) : languageOf(chosen)
}

function pageOf({
  language,
  title,
  words,
  tryAgain,
  nonce,
}: {
  language: { locale: string; direction: string }
  title: string
  words: string
  tryAgain: boolean
  nonce: string
}): string {
  return `<!doctype html>
<html lang="${language.locale}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${tryAgain ? `<meta http-equiv="refresh" content="${retryAfterSeconds}">` : ''}
<title>${escaped(title)}</title>
<style nonce="${nonce}">body{font:1.0625rem/1.6 system-ui,sans-serif;margin:0 auto;padding:3rem 1rem;max-width:38rem}h1{font-size:1.6rem;line-height:1.25}</style>
</head>
<body><main><h1>${escaped(title)}</h1><p>${escaped(words)}</p></main></body>
</html>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
