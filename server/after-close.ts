import type { ServerResponse } from 'node:http'

const waiting = new WeakMap<ServerResponse, (() => void)[]>()

/**
 * Does something when a response is over, however it ended. All that waits for the same response shares one listener: Next has
 * seven of its own while it answers a form, and Node takes more than ten for a leak and warns of it.
 */
export function afterClose(response: ServerResponse, work: () => void): void {
  const others = waiting.get(response)
  if (others !== undefined) {
    others.push(work)
    return
  }
  const all = [work]
  waiting.set(response, all)
  response.once('close', () => {
    for (const each of all) each()
  })
}
