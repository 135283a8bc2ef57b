import type { KeptPage, OfflineTexts } from './offline-page.ts'

/** What is used of a worker's global scope: the types of pages and of workers cannot be had in one project. */
export type WorkerScope = {
  readonly location: { readonly origin: string }
  readonly clients: { readonly claim: () => Promise<void> }
  readonly skipWaiting: () => Promise<void>
  readonly addEventListener: (
    name: 'install' | 'activate' | 'fetch' | 'message',
    listener: (event: WorkerEvent) => void,
  ) => void
}

type WorkerEvent = {
  readonly request: Request
  readonly data: unknown
  readonly waitUntil: (work: Promise<unknown>) => void
  readonly respondWith: (response: Promise<Response>) => void
}

export type WorkerSettings = {
  /** Changes with each build of the application: a browser takes the worker for new by it. */
  readonly build: string
  readonly texts: Readonly<Record<string, OfflineTexts>>
  /** Milliseconds after which a page that is kept is not waited for any longer. */
  readonly patienceMs: number
}

export type WorkerRules = typeof import('#domain/offline/kept-pages.ts') &
  Pick<typeof import('./offline-page.ts'), 'offlinePage'>

/**
 * The service worker. Its source goes to the browser as Node runs it, so this function uses nothing from outside itself but
 * what it is given and what every browser has. It keeps the application's own files, and the pages that
 * domain/offline/kept-pages.ts allows; it answers from them only where the network does not.
 */
export function serviceWorker(scope: WorkerScope, settings: WorkerSettings, rules: WorkerRules): void {
  const pagesName = 'curtain-pages'
  const filesPrefix = 'curtain-files-'
  const filesName = `${filesPrefix}${settings.build}`
  const builds = (names: readonly string[]) =>
    names.filter((name) => name.startsWith(filesPrefix)).map((name) => name.slice(filesPrefix.length))

  scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()))
  scope.addEventListener('activate', (event) => event.waitUntil(begin()))
  scope.addEventListener('message', (event) => {
    const { data } = event
    if (typeof data !== 'object' || data === null || !('keep' in data) || !('files' in data)) return
    const files = Array.isArray(data.files) ? data.files.map(String) : []
    const holds = 'holds' in data ? String(data.holds) : ''
    event.waitUntil(keepOpenPage(String(data.keep), files, holds).catch(() => undefined))
  })
  scope.addEventListener('fetch', (event) => {
    const { request } = event
    const address = new URL(request.url)
    if (request.method !== 'GET' || address.origin !== scope.location.origin) return
    if (address.pathname.startsWith('/_next/static/'))
      event.respondWith(fileOf(request, (work) => event.waitUntil(work)))
    else if (request.mode === 'navigate' && !address.pathname.startsWith('/api/'))
      event.respondWith(pageOf(event, request, address))
  })

  /** Files of builds that nobody has open any more go, and pages that cannot be shown without them. */
  async function begin(): Promise<void> {
    await caches.open(filesName)
    const stay = rules.buildsThatStay(builds(await caches.keys()), settings.build)
    for (const build of builds(await caches.keys())) if (!stay.includes(build)) await caches.delete(filesPrefix + build)
    const pages = await caches.open(pagesName)
    for (const request of await pages.keys()) {
      const page = await pages.match(request)
      if (!stay.includes(page?.headers.get('x-curtain-build') ?? '')) await pages.delete(request)
    }
    await scope.clients.claim()
  }

  /** A file's name has the hash of what is in it: one that is here is the right one. */
  async function fileOf(request: Request, waitUntil: (work: Promise<unknown>) => void): Promise<Response> {
    const here = await caches.match(request.url, { ignoreVary: true })
    if (here !== undefined) return here
    const response = await fetch(request)
    if (response.status === 200 && response.type === 'basic') {
      const copy = response.clone()
      const storing = caches.open(filesName).then((files) => files.put(request.url, copy))
      // The page does not wait for it. A full disk keeps nothing, and takes nothing from the page.
      waitUntil(storing.catch(() => undefined))
    }
    return response
  }

  async function pageOf(event: WorkerEvent, request: Request, address: URL): Promise<Response> {
    const isKept = rules.isKeptPlace(address.pathname)
    const here = isKept ? await findPage(address.href) : undefined
    try {
      const response = await (here === undefined ? fetch(request) : patiently(fetch(request)))
      if (isKept) {
        const copy = response.clone()
        event.waitUntil(keepPage(address.href, copy).catch(() => undefined))
      }
      return response
    } catch {
      if (here !== undefined) return here
      const home = `${address.origin}/learn`
      if (address.pathname === '/' && (await findPage(home)) !== undefined) return Response.redirect(home)
      return rules.offlinePage(settings.texts, {
        kept: await keptPages(),
        browserLanguage: navigator.language,
        nonce: Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join(''),
      })
    }
  }

  function patiently(arriving: Promise<Response>): Promise<Response> {
    return new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('too slow')), settings.patienceMs)
      arriving.then(resolve, reject)
    })
  }

  /** The page that is open now: it came by a link, so its document was never asked for, or before this worker was there. */
  async function keepOpenPage(href: string, files: readonly string[], holds: string): Promise<void> {
    const address = new URL(href)
    if (address.origin !== scope.location.origin || !rules.isKeptPlace(address.pathname)) return
    const here = await findPage(address.href)
    const keptAt = Number(here?.headers.get('x-curtain-kept-at') ?? 0)
    const isSame = (await here?.clone().text())?.includes(holds) === true
    if (!isSame || Date.now() - keptAt > 60_000)
      await keepPage(
        address.href,
        await fetch(address.href, { redirect: 'manual', headers: { accept: 'text/html' }, cache: 'no-store' }),
      )
    if ((await findPage(address.href)) !== undefined) await keepFiles(files)
  }

  async function keepPage(href: string, response: Response): Promise<void> {
    const { status, redirected, type, headers } = response
    const keptFor = headers.get('x-curtain-kept-for')
    const pages = await caches.open(pagesName)
    // It is not there any more, or not theirs.
    if (status === 404 && type === 'basic') await pages.delete(href)
    if (!rules.mayBeKept({ status, redirected, type, keptFor, contentType: headers.get('content-type') })) return
    await letGoOfOthers(keptFor)
    const html = await response.text()
    const responseHeaders = new Headers(headers)
    for (const name of ['vary', 'content-encoding', 'content-length', 'transfer-encoding', 'link'])
      responseHeaders.delete(name)
    responseHeaders.set('x-curtain-kept-at', `${Date.now()}`)
    responseHeaders.set('x-curtain-build', settings.build)
    // The page reads it: only one that comes from here has it.
    responseHeaders.set('server-timing', 'kept')
    // First its files: without them it could be read, and do nothing. Where one cannot be had, reading is better than nothing.
    await keepFiles(rules.filesNamedIn(html).map((path) => new URL(path, href).href)).catch(() => undefined)
    // Deleted first: keys are in the order in which they came.
    await pages.delete(href)
    await pages.put(href, new Response(html, { status: 200, headers: responseHeaders }))
    for (const old of rules.toLetGo((await pages.keys()).map(({ url }) => url))) await pages.delete(old)
  }

  /** Pages are of one session: another that shows itself, of whoever it is, takes away all that was kept before. */
  async function letGoOfOthers(keptFor: string | null): Promise<void> {
    const pages = await caches.open(pagesName)
    for (const request of await pages.keys()) {
      const page = await pages.match(request)
      if (page?.headers.get('x-curtain-kept-for') !== keptFor) await pages.delete(request)
    }
  }

  async function keepFiles(addresses: readonly string[]): Promise<void> {
    const writes: Promise<unknown>[] = []
    for (const address of addresses) {
      const { origin, pathname } = new URL(address)
      if (origin === scope.location.origin && pathname.startsWith('/_next/static/'))
        await fileOf(new Request(address), (work) => writes.push(work))
    }
    await Promise.all(writes)
  }

  async function findPage(href: string): Promise<Response | undefined> {
    const pages = await caches.open(pagesName)
    const page = await pages.match(href, { ignoreVary: true })
    if (page === undefined) return undefined
    if (rules.isStillKept(Number(page.headers.get('x-curtain-kept-at') ?? 0), Date.now())) return page
    await pages.delete(href)
    return undefined
  }

  /** What can be read, the newest first. */
  async function keptPages(): Promise<KeptPage[]> {
    const pages = await caches.open(pagesName)
    const keptPages: KeptPage[] = []
    for (const { url } of await pages.keys()) {
      const html = await (await findPage(url))?.text()
      if (html === undefined) continue
      // Written by the server, so it is escaped already.
      const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? new URL(url).pathname
      keptPages.push({ href: new URL(url).pathname, title, language: /<html lang="([\w-]+)"/.exec(html)?.[1] ?? '' })
    }
    return keptPages.reverse()
  }
}
