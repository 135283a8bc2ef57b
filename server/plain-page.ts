import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseCookie } from 'cookie'
import { z } from 'zod'
import { languageOf, preferredLanguage } from '#i18n/languages.ts'
import { messagesIn } from '#i18n/messages.ts'
import { cookieName } from './cookie-names.ts'

/** What is said without Next, without the database and without JavaScript, by its name in `interface.plainPage`. */
export type PlainPage =
  | 'unavailable'
  | 'unavailable-for-form'
  | 'overloaded'
  | 'overloaded-for-form'
  | 'too-many'
  | 'too-many-for-form'
  | 'misdirected'
  | 'unencrypted'
  | 'malformed'

const statusOf = {
  unavailable: 503,
  'unavailable-for-form': 503,
  overloaded: 503,
  'overloaded-for-form': 503,
  'too-many': 429,
  'too-many-for-form': 429,
  misdirected: 421,
  unencrypted: 421,
  malformed: 400,
} as const
/** After how many seconds to try again what the database was not there for. */
export const againAfterSeconds = 5

const Texts = z.object({
  interface: z.object({
    plainPage: z.record(z.string(), z.object({ title: z.string(), words: z.string() })),
    errorPage: z.object({ 'not-found': z.object({ home: z.string() }) }),
  }),
})

/** The product's paper and ink, by day and by night, and its mark: no sheet of the build can be asked for. */
const style = `
:root{color-scheme:light dark;background:#faf7f0;color:#1c2422;--curtain:#0e5a4b}
@media(prefers-color-scheme:dark){:root{background:#121816;color:#ece8dd;--curtain:#6fc2ab}}
body{font:1.0625rem/1.6 system-ui,sans-serif;margin:0 auto;padding:1.5rem 1.125rem;max-width:34rem}
h1{font:600 1.75rem/1.2 Georgia,serif;margin:3rem 0 1rem;text-wrap:balance}
p{margin:0 0 1rem;text-wrap:pretty}
a{color:var(--curtain)}
.mark{display:flex;gap:.625rem;align-items:center;font:600 1.25rem/1 Georgia,serif}
.mark path+path{fill:var(--curtain)}
`
const mark =
  '<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d="M2 3h20" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/><path d="M4 4c0 8-1 12-1 17h6C9 15 8 10 8 4zm6 0c0 7 .4 12 .4 17H16c0-6-1-11-1-17zm7 0c0 8 1 12 1 17h3c0-6-1-10-1-17z"/></svg>'

/** Answers with a page that stands by itself; anyone who did not ask for a page gets its words as text. */
export function respondPlainly(
  request: IncomingMessage,
  response: ServerResponse,
  page: PlainPage,
  { address, againAfter = againAfterSeconds }: { readonly address?: string; readonly againAfter?: number } = {},
): void {
  const language = languageFor(request)
  const { plainPage, errorPage } = Texts.parse(messagesIn(language.tag)).interface
  const texts = plainPage[page] ?? { title: page, words: '' }
  const words = texts.words.replaceAll('{address}', address ?? '')
  const status = statusOf[page]
  const isForNow = status === 503 || status === 429
  const tryAgain = isForNow && (request.method === 'GET' || request.method === 'HEAD')
  const nonce = randomBytes(16).toString('base64')
  const asksForPage =
    request.headers.accept?.includes('text/html') === true && request.headers['next-action'] === undefined
  const body = Buffer.from(
    asksForPage
      ? pageOf({
          language,
          title: texts.title,
          words,
          tryAgain: tryAgain ? againAfter : null,
          home: page === 'malformed' ? errorPage['not-found'].home : null,
          nonce,
        })
      : `${texts.title}. ${words}\n`,
  )
  response.writeHead(status, {
    'content-type': asksForPage ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
    'content-length': body.length,
    'content-language': language.tag,
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
    ...(isForNow ? { 'retry-after': `${againAfter}` } : {}),
    // What is left of a body that was not read must not be taken for the connection's next request.
    ...(request.complete ? {} : { connection: 'close' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function languageFor({ headers }: IncomingMessage) {
  const languageChoice = parseCookie(headers.cookie ?? '')[cookieName('curtain-language')]
  return languageChoice === undefined
    ? preferredLanguage(headers['accept-language'] ?? null)
    : languageOf(languageChoice)
}

function pageOf({
  language,
  title,
  words,
  tryAgain,
  home,
  nonce,
}: {
  language: { locale: string; direction: string }
  title: string
  words: string
  /** After how many seconds; null: it does not. */
  tryAgain: number | null
  /** What the link home says; null: there is none to offer. */
  home: string | null
  nonce: string
}): string {
  return `<!doctype html>
<html lang="${language.locale}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${tryAgain === null ? '' : `<meta http-equiv="refresh" content="${tryAgain}">`}
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body><p class="mark">${mark}Curtain</p><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(words)}</p>${home === null ? '' : `<p><a href="/">${escapeHtml(home)}</a></p>`}</main></body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
