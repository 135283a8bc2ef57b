import type { IncomingMessage } from 'node:http'

/**
 * Whether what failed is that a request is not what it said to be: what React or Next throws while it reads a body or Next's
 * own headers, before anything of ours is called. Of bodies they have many words for it, which change with each of their
 * versions; where they threw it does not. Only next-auth reads JSON behind Next.
 */
export function isMalformed(error: unknown, { method }: IncomingMessage, pathname: string): boolean {
  if (!(error instanceof Error)) return false
  if (error.message.startsWith('The router state header was')) return true
  if (method !== 'POST') return false
  if (error instanceof SyntaxError && pathname.startsWith('/api/auth/')) return true
  if (error.message.startsWith('Failed to parse body as FormData')) return true
  const frames = error.stack?.match(/^ {4}at .+$/gm) ?? []
  // As it is on the disk, and as the build packs what stands around a page.
  const isOfNext = (frame: string) => /\/next-server\/|\/node_modules_next_dist_/.test(frame)
  return frames.some(isOfNext) && frames.every((frame) => isOfNext(frame) || /node:|<anonymous>/.test(frame))
}
