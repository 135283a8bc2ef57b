/**
 * Which pages a device keeps for reading without a network, and for how long. The service worker is given these functions
 * as they stand here (server/offline/serve-service-worker.ts), so none of them uses anything from outside itself.
 */

/** What is asked of an answer before it is kept. */
export type PageArrival = {
  readonly status: number
  readonly redirected: boolean
  /** As fetch() says it: `basic` is this site's own. */
  readonly type: string
  /** The session that the server says it may be kept for. */
  readonly keptFor: string | null
  readonly contentType: string | null
}

/** What a learner reads for themself. Of a form where they write, and of everything outside /learn, nothing is kept. */
export function isKeptPlace(pathname: string): boolean {
  return /^\/learn(\/|$)/.test(pathname) && !/^\/learn\/answers\/contest(\/|$)/.test(pathname)
}

/** Whole pages of this site that the server allows to be kept: no redirect, no error, nothing that a network put in between. */
export function mayBeKept({ status, redirected, type, keptFor, contentType }: PageArrival): boolean {
  const isPage = contentType !== null && /^text\/html\b/.test(contentType)
  return status === 200 && !redirected && type === 'basic' && isPage && keptFor !== null && keptFor !== ''
}

/** A working day: as long as the session of someone who did not ask to stay signed in. A clock set back keeps nothing longer. */
export function isStillKept(keptAt: number, now: number): boolean {
  return now >= keptAt && now - keptAt < 12 * 60 * 60 * 1000
}

/** The addresses to let go of, the oldest first, so that no more than the newest thirty stay. */
export function toLetGo(oldestFirst: readonly string[]): string[] {
  return oldestFirst.slice(0, Math.max(0, oldestFirst.length - 30))
}

/** The application's own files that a page names: scripts, styles, fonts. Each has its content's hash in its name. */
export function filesNamedIn(html: string): string[] {
  return [...new Set(html.match(/\/_next\/static\/[\w./~%@()[\]-]+\.(?:js|css|woff2)/g) ?? [])]
}

/** Of the builds whose files are there, the oldest first, those that stay: this one and the one before it, whose pages may be open. */
export function buildsThatStay(oldestFirst: readonly string[], build: string): string[] {
  return [...oldestFirst.filter((each) => each !== build).slice(-1), build]
}
