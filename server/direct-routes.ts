import type { IncomingMessage, ServerResponse } from 'node:http'
import { handleAnswer, handleContinue } from './answers/handle.ts'
import { handleFollowUpAnswer } from './answers/handle-follow-up.ts'
import { handleUpload, largestUploadBody } from './imports/handle-upload.ts'
import { handleUnsubscribe } from './mail/handle-unsubscribe.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, at: { requestId: string }) => Promise<void>

export type DirectRoute = {
  readonly pattern: string
  readonly handle: Handler
  /** The largest body that it takes, in bytes, where that is more than of any form. */
  readonly largestBody?: number
}

/**
 * What is answered before Next's router. A learner's every step, because it is asked so often: through a Next route the same
 * work takes about three times as long. And files, which are larger than a form that Next takes.
 */
const routes: readonly {
  readonly path: RegExp
  readonly pattern: string
  readonly largestBody?: number
  readonly handlerFor: (id: string) => Handler
}[] = [
  {
    path: /^\/api\/people\/imports$/,
    pattern: '/api/people/imports',
    largestBody: largestUploadBody,
    handlerFor: () => handleUpload,
  },
  {
    path: /^\/api\/attempts\/([^/]+)\/answers$/,
    pattern: '/api/attempts/[attempt]/answers',
    handlerFor:
      (attemptId) =>
      (request, response, { requestId }) =>
        handleAnswer(request, response, { attemptId, requestId }),
  },
  {
    path: /^\/api\/attempts\/([^/]+)\/continue$/,
    pattern: '/api/attempts/[attempt]/continue',
    handlerFor:
      (attemptId) =>
      (request, response, { requestId }) =>
        handleContinue(request, response, { attemptId, requestId }),
  },
  {
    path: /^\/api\/follow-ups\/([^/]+)\/answers$/,
    pattern: '/api/follow-ups/[followUp]/answers',
    handlerFor: (followUpId) => (request, response) => handleFollowUpAnswer(request, response, { followUpId }),
  },
  // A mail program posts it, which says no origin: Next's own routes take none without.
  {
    path: /^\/api\/unsubscribe\/([^/]+)$/,
    pattern: '/api/unsubscribe/[token]',
    handlerFor: (token) => (request, response) => handleUnsubscribe(request, response, { token }),
  },
]

/** The direct route of a request, or null when it is Next's. */
export function findDirectRoute(method: string | undefined, pathname: string): DirectRoute | null {
  if (method !== 'POST') return null
  for (const { path, handlerFor, ...route } of routes) {
    const match = path.exec(pathname)
    if (match !== null) return { ...route, handle: handlerFor(match[1] ?? '') }
  }
  return null
}
