/** What the page says that stands where nothing else can, in one language. */
export type OfflineTexts = {
  readonly direction: string
  readonly title: string
  readonly words: string
  /** Above the list of what can be read. */
  readonly kept: string
  readonly again: string
}

export type KeptPage = {
  readonly href: string
  /** As HTML: the server wrote it. */
  readonly title: string
  readonly language: string
}

/**
 * The page where there is no network and none that is kept: it says so, and lists what can be read. It goes to the browser
 * with the service worker, so it uses nothing from outside itself.
 */
export function offlinePage(
  texts: Readonly<Record<string, OfflineTexts>>,
  { kept, browserLanguage, nonce }: { kept: readonly KeptPage[]; browserLanguage: string; nonce: string },
): Response {
  const language = kept[0]?.language ?? browserLanguage
  const tags = Object.keys(texts)
  const tag = tags.find((each) => each === language) ?? tags.find((each) => each === language.split('-')[0]) ?? 'en'
  const { direction = 'ltr', title = '', words = '', kept: above = '', again = '' } = texts[tag] ?? {}
  const list = kept.map((page) => `<li><a href="${page.href.replaceAll('"', '%22')}">${page.title}</a></li>`).join('')
  const html = `<!doctype html>
<html lang="${tag}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style nonce="${nonce}">body{font:1.0625rem/1.6 system-ui,sans-serif;margin:0 auto;padding:3rem 1rem;max-width:38rem;background:#faf7f0;color:#1c2422}h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.125rem}ul{padding:0;list-style:none}a{color:#0e5a4b;display:inline-block;min-height:2.75rem;line-height:2.75rem}@media (prefers-color-scheme:dark){body{background:#121816;color:#ece8dd}a{color:#6fc2ab}}</style>
</head>
<body><main><h1>${title}</h1><p>${words}</p>${list === '' ? '' : `<h2>${above}</h2><ul>${list}</ul>`}<p><a href="">${again}</a></p></main></body>
</html>
`
  return new Response(html, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
    },
  })
}
