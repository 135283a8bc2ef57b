import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

type Step = 'sign-in' | 'sender' | 'recipient' | 'data'

/** What the server does with the next mails. */
export type SmtpBehaviour =
  | { readonly does: 'accept' }
  | { readonly does: 'refuse'; readonly at: Step; readonly code: number; readonly words: string }
  /** Takes a part of the message, and the connection is gone. */
  | { readonly does: 'hang-up-in-data' }
  /** Takes a part of the message, and reads no more. */
  | { readonly does: 'stop-in-data'; readonly reached: () => void }
  /** Has the whole message, and says so to nobody. */
  | { readonly does: 'take-and-hang-up'; readonly taken: () => Promise<void> }

export type TestSmtp = {
  readonly url: string
  /** What was taken whole, in order. */
  readonly mails: readonly ParsedMail[]
  behave: (behaviour: SmtpBehaviour) => void
  readonly stop: () => Promise<void>
}

const accepting: SmtpBehaviour = { does: 'accept' }

/** A real mail server on a port of its own. */
export async function startSmtp(options: SMTPServerOptions = {}): Promise<TestSmtp> {
  let behaviour = accepting
  const sockets = new Set<Socket>()
  const mails: ParsedMail[] = []
  const answerAt = (step: Step): Error | null =>
    behaviour.does === 'refuse' && behaviour.at === step
      ? Object.assign(new Error(behaviour.words), { responseCode: behaviour.code })
      : null
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ username }, _session, callback) => callback(answerAt('sign-in'), { user: username }),
    onMailFrom: (_address, _session, callback) => callback(answerAt('sender')),
    onRcptTo: (_address, _session, callback) => callback(answerAt('recipient')),
    onData: (stream, _session, callback) => {
      const doing = behaviour
      if (doing.does === 'hang-up-in-data' || doing.does === 'stop-in-data') {
        stream.once('data', () => {
          stream.pause()
          if (doing.does === 'hang-up-in-data') cut()
          else doing.reached()
        })
        return
      }
      void (async () => {
        const mail = await simpleParser(stream)
        const refusal = answerAt('data')
        if (refusal === null) mails.push(mail)
        if (doing.does !== 'take-and-hang-up') return callback(refusal)
        await doing.taken()
        cut()
        // Whoever is cut off in the middle has sent nothing.
      })().catch(() => {})
    },
    ...options,
  })
  smtp.on('error', () => {})
  smtp.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  smtp.listen(0, '127.0.0.1')
  await once(smtp.server, 'listening')
  return {
    url: `smtp://${portOf(smtp.server)}`,
    mails,
    behave: (next) => {
      behaviour = next
    },
    stop: async () => {
      const closing = new Promise<void>((resolve) => smtp.close(() => resolve()))
      cut()
      await closing
    },
  }
}

export type Listener = { readonly url: string; readonly stop: () => Promise<void> }

/** Something that takes connections, and does with them what it is told: nothing, as a frozen mail server. */
export async function startListener(onConnect: (socket: Socket) => void = () => {}): Promise<Listener> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    onConnect(socket)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `smtp://${portOf(server)}`,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** An address on which nobody listens: that of a server that has just gone. */
export async function nobodyThere(): Promise<string> {
  const { url, stop } = await startListener()
  await stop()
  return url
}

function portOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}
