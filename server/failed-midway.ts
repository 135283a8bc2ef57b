import type { ServerResponse } from 'node:http'
import { afterClose } from './after-close.ts'
import { failures } from './noted-failures.ts'

type Options = {
  readonly requestId: string
  /** What to answer where the answer would be a 500, after all that was written is known to be that; null: leave it. */
  readonly insteadOf: (error: unknown) => Promise<(() => void) | null>
}

/**
 * Holds a 500 back until it is known why: then either all that was written goes out as it is, or another answer does, with
 * the headers alone that were set before. Anything else passes at once.
 */
export function replaceFailure(response: ServerResponse, { requestId, insteadOf }: Options): void {
  failures().set(requestId, null)
  afterClose(response, () => failures().delete(requestId))
  const before = response.getHeaders()
  const original = {
    writeHead: response.writeHead,
    write: response.write,
    end: response.end,
    flushHeaders: response.flushHeaders,
  }
  type Method = keyof typeof original
  const heldCalls: { method: Method; parameters: unknown[] }[] = []
  let state: 'passing' | 'holding' | 'released' | 'replaced' = 'passing'

  const call = (method: Method, parameters: unknown[]) => Reflect.apply(original[method], response, parameters)

  const decide = async () => {
    // Next tells of the error and writes the answer at once; which comes first is its own affair.
    await new Promise(setImmediate)
    const instead = await insteadOf(failures().get(requestId)).catch(() => null)
    if (instead === null) {
      state = 'released'
      for (const { method, parameters } of heldCalls) {
        const again = response.headersSent && (method === 'writeHead' || method === 'flushHeaders')
        if (!again) call(method, parameters)
      }
      return
    }
    state = 'replaced'
    // Past what Next has laid around them, such as compression.
    Object.assign(response, original)
    for (const header of response.getHeaderNames()) response.removeHeader(header)
    for (const [header, value] of Object.entries(before)) if (value !== undefined) response.setHeader(header, value)
    instead()
  }

  const passOrHold = (method: Method) =>
    function (this: ServerResponse, ...parameters: unknown[]): unknown {
      const returnValue = method === 'write' ? true : response
      if (state === 'replaced') return returnValue
      const status = method === 'writeHead' ? parameters[0] : response.statusCode
      if (state === 'released' || (state === 'passing' && (status !== 500 || response.headersSent)))
        return call(method, parameters)
      heldCalls.push({ method, parameters })
      if (state === 'passing') {
        state = 'holding'
        void decide().catch(() => response.destroy())
      }
      return returnValue
    }

  for (const method of Object.keys(original) as Method[]) Object.assign(response, { [method]: passOrHold(method) })
}
