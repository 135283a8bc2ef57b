import { type Attributes, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'

/**
 * What is told of where time goes, to who runs the server. Names and attributes are of the application's own making: patterns of
 * routes, names of jobs and of the database's functions. No path, query, value, id or text of an error is among them.
 */
export const tracerName = 'curtain'

/** A request that has begun: `handle` runs inside it, and `end` says how it ended. */
export type TracedRequest = { readonly handle: <Result>(work: () => Result) => Result; readonly end: Ending }
type Ending = (requestEnd: { readonly route: string; readonly status: number }) => void

/** Begins a request. Nothing that the asker sends about traces is taken over. */
export function traceRequest({ method }: { readonly method?: string | undefined }): TracedRequest {
  const verb = method ?? '_OTHER'
  const span = trace.getTracer(tracerName).startSpan(verb, {
    root: true,
    kind: SpanKind.SERVER,
    attributes: { 'http.request.method': verb },
  })
  return {
    handle: (work) => context.with(trace.setSpan(context.active(), span), work),
    end: ({ route, status }) => {
      span.updateName(`${verb} ${route}`)
      span.setAttributes({ 'http.route': route, 'http.response.status_code': status })
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    },
  }
}

/** A job, from its beginning to its end. */
export function traceJob<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  return withSpan(`job ${name}`, { root: true, kind: SpanKind.INTERNAL, attributes: { 'curtain.job': name } }, work)
}

/** One call of the database, inside a request or a job; by itself it is not traced, so that waiting for work is not. */
export function traceDatabase<Result>(operation: string, work: () => Promise<Result>): Promise<Result> {
  if (trace.getActiveSpan() === undefined) return work()
  const attributes = { 'db.system.name': 'postgresql', 'db.operation.name': operation }
  return withSpan(operation, { kind: SpanKind.CLIENT, attributes }, work)
}

type Beginning = { readonly root?: boolean; readonly kind: SpanKind; readonly attributes: Attributes }

function withSpan<Result>(name: string, options: Beginning, work: () => Promise<Result>): Promise<Result> {
  return trace.getTracer(tracerName).startActiveSpan(name, options, async (span: Span) => {
    try {
      return await work()
    } catch (error) {
      // The kind of error alone: its words may be about someone.
      span.setStatus({ code: SpanStatusCode.ERROR })
      span.setAttribute('error.type', error instanceof Error ? error.constructor.name : typeof error)
      throw error
    } finally {
      span.end()
    }
  })
}
