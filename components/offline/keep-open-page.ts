import { isKeptPlace } from '#domain/offline/kept-pages.ts'

/** Browsers have service workers over https alone, and some windows have none at all: then pages need the network. */
function workers(): ServiceWorkerContainer | undefined {
  return 'serviceWorker' in navigator ? navigator.serviceWorker : undefined
}

export function registerWorker(): void {
  workers()
    ?.register('/service-worker.js', { updateViaCache: 'none' })
    .catch(() => undefined)
}

/** Asks for the page that is open to be kept, and the application's files that it has loaded so far. */
export function keepOpenPage(path: string): void {
  if (!isKeptPlace(path)) return
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.includes('/_next/static/'))
  // What was kept at the same address before something was begun there is another page.
  const holds = document.querySelector('[data-part=player]') === null ? '' : 'data-part="player"'
  workers()
    ?.ready.then(({ active }) => active?.postMessage({ keep: location.href, files, holds }))
    .catch(() => undefined)
}
