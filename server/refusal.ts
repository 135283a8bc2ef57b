import type { IncomingMessage, ServerResponse } from 'node:http'

/** Why a request gets no further than the front: nothing that stands behind it has seen it. */
export type Refusal = 'too-large' | 'malformed' | 'misdirected' | 'unavailable' | 'overloaded'

/** Says so in the format that the programmes of an address read. */
export type Refuse = (
  request: IncomingMessage,
  response: ServerResponse,
  at: {
    readonly refusal: Refusal
    readonly requestId: string
    /** In seconds, where it may be sent again. */
    readonly againAfter: number
  },
) => void
