import type { Instrumentation } from 'next'

/**
 * Logs an unexpected error of a page, an action or a route once, under the id that the error page shows (the digest is
 * Next's own number for the error, which the page gets instead of the message).
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { logError } = await import('#server/log.ts')
  const requestId = request.headers['x-request-id']
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : undefined
  logError('a request failed', error, {
    id: Array.isArray(requestId) ? requestId[0] : requestId,
    method: request.method,
    route: context.routePath,
    digest,
  })
}
