import type { IncomingMessage, ServerResponse } from 'node:http'
import { isProduction } from '#platform/env.ts'
import { handleAnswer, handleContinue } from './answers/handle.ts'
import { handleFollowUpAnswer } from './answers/handle-follow-up.ts'
import { handleApi, refuseApi } from './api/handle.ts'
import { findOperations } from './api/operations.ts'
import { handleUpload, largestUploadBody } from './imports/handle-upload.ts'
import { handleUnsubscribe } from './mail/handle-unsubscribe.ts'
import { serveServiceWorker } from './offline/serve-service-worker.ts'
import type { Refuse } from './refusal.ts'
import { handleScim, refuseScim } from './scim/handle.ts'
import { handleLogout, refuseLogout } from './sign-on/handle-logout.ts'
import { handleSamlAnswer } from './sign-on/saml/handle-answer.ts'
import { findWellKnownPath } from './well-known.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, at: { requestId: string }) => Promise<void>

export type DirectRoute = {
  readonly pattern: string
  readonly handle: Handler
  /** The largest body that it takes, in bytes, where that is more than of any form. */
  readonly largestBody?: number
  /** Set where a programme calls it and not a page: by any method, with a body of unknown length, which it measures itself. */
  readonly refuseProgramme: Refuse | null
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
  // A provider's page makes the browser post it, which says the provider's origin.
  {
    path: /^\/api\/sign-on\/saml\/([^/]+)\/answer$/,
    pattern: '/api/sign-on/saml/[organisation]/answer',
    handlerFor: (organisationId) => (request, response) => handleSamlAnswer(request, response, { organisationId }),
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
  const scim = /^\/scim\/v2(?:\/([a-z]*)(\/[^/]*)?|$)/i.exec(pathname)
  if (scim !== null)
    return { pattern: scimPattern(scim[1] ?? '', scim[2]), handle: handleScim, refuseProgramme: refuseScim }
  const api = /^\/api\/v1(\/.*|$)/.exec(pathname)
  if (api !== null) return { pattern: apiPattern(api[1] ?? ''), handle: handleApi, refuseProgramme: refuseApi }
  // Only what is built has files whose names say what is in them: in development nothing may be kept.
  if (pathname === '/service-worker.js' && (method === 'GET' || method === 'HEAD') && isProduction())
    return { pattern: pathname, handle: serveServiceWorker, refuseProgramme: null }
  const wellKnownPath = findWellKnownPath(method, pathname)
  if (wellKnownPath !== null) return { ...wellKnownPath, refuseProgramme: null }
  if (method !== 'POST') return null
  const logout = /^\/api\/sign-on\/logout\/([^/]+)$/.exec(pathname)
  if (logout !== null)
    return {
      pattern: '/api/sign-on/logout/[organisation]',
      handle: (request, response) => handleLogout(request, response, { organisationId: logout[1] ?? '' }),
      refuseProgramme: refuseLogout,
    }
  for (const { path, handlerFor, ...route } of routes) {
    const match = path.exec(pathname)
    if (match !== null) return { ...route, handle: handlerFor(match[1] ?? ''), refuseProgramme: null }
  }
  return null
}

/** Of what kinds there are; logs name nothing that a caller has made up. */
function scimPattern(kind: string, id: string | undefined): string {
  const resources = ['Users', 'Groups', 'Schemas', 'ResourceTypes', 'ServiceProviderConfig']
  const name = resources.find((each) => each.toLowerCase() === kind.toLowerCase()) ?? '…'
  return id === undefined ? `/scim/v2/${name}` : `/scim/v2/${name}/[id]`
}

function apiPattern(path: string): string {
  if (path === '/openapi.json') return '/api/v1/openapi.json'
  const operation = findOperations(path)?.operations[0]
  return operation === undefined ? '/api/v1/…' : `/api/v1${operation.path.replaceAll('{', '[').replaceAll('}', ']')}`
}
