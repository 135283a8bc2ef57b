import type { FuzzRequest } from './request.ts'
import type { FuzzAnswer } from './send.ts'

const slowestMs = 15_000

/** What is wrong with an answer, whatever was asked. `foreign`: what must stand in none. */
export function faultsOf({ method, target }: FuzzRequest, answer: FuzzAnswer, foreign: readonly string[]): string[] {
  const { status, head, body, ms } = answer
  const answerText = `${head}\n${body}`
  return [
    ...(status === 0 ? ['the connection ended without an answer'] : []),
    // What SCIM names and this server does not support it answers so (RFC 7644, 3.7 and 3.11).
    ...(status >= 500 && !(status === 501 && /^\/scim\/v2\/(bulk|me)\b/i.test(target)) ? [`status ${status}`] : []),
    ...(hasFailedMidway(body) && method !== 'HEAD' ? ['a page that failed in its middle'] : []),
    ...(showsInside(answerText) ? ['it shows what is inside'] : []),
    ...(/\bforms\.problem\./.test(body) ? ['it has no words for what is wrong'] : []),
    ...foreign
      .filter((word) => answerText.includes(word))
      .map((word) => `it says ${word}, which is another organisation’s`),
    ...(/^(set-cookie: a=b|x-injected)/im.test(head) ? ['a header that the request wrote'] : []),
    ...(ms > slowestMs ? [`it took ${(ms / 1000).toFixed(1)} s`] : []),
  ]
}

/** As React writes it in a page and in what a page is made of; what leads elsewhere, and what is not found, is meant. */
function hasFailedMidway(body: string): boolean {
  const digests = [...body.matchAll(/data-dgst="([^"]*)"|\n[0-9a-f]+:E\{\\?"digest\\?":\\?"([^"\\]*)/g)]
  return digests.some(([, inPage, inPayload]) => !/^(NEXT_|BAILOUT_)/.test(inPage ?? inPayload ?? ''))
}

/** Where in its own files something failed, or what the database said. */
function showsInside(answerText: string): boolean {
  return /\n\s+at .+:\d+:\d+|\/node_modules\/|\.next\/server\/|PrismaClient|syntax error at or near|violates .*constraint|invalid input syntax for/.test(
    answerText,
  )
}
