import type { Instrumentation } from 'next'
import { noteFailure } from './server/noted-failures.ts'

/**
 * Logs an unexpected error of a page, an action or a route once, under the request's id and the digest that the error
 * page gets instead of the message.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // A constant of the build and no setting: this file is also built for a runtime that we do not use and that has no log.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const requestId = request.headers['x-request-id']
  const id = Array.isArray(requestId) ? requestId[0] : requestId
  if (id !== undefined) noteFailure(id, error)
  const { logError } = await import('./platform/log.ts')
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : undefined
  logError('a request failed', error, {
    id,
    method: request.method,
    route: context.routePath,
    digest,
  })
}
