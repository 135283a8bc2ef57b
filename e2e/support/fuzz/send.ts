import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** What came back; `status` 0: the connection ended without an answer. */
export type FuzzAnswer = { readonly status: number; readonly head: string; readonly body: string; readonly ms: number }

const patienceMs = 30_000

/** Again where it is asked to come again, as on a machine that is busy: what is answered so three times is no chance. */
export async function sendPatiently(bytes: Buffer, to: { host: string; port: number }): Promise<FuzzAnswer> {
  for (let tries = 1; ; tries++) {
    const answer = await sendBytes(bytes, to)
    if (answer.status !== 503 || tries === 3) return answer
    await pause(2000)
  }
}

/** Sends bytes as they are, and reads until the other side ends. What is never answered ends after half a minute. */
function sendBytes(bytes: Buffer, { host, port }: { host: string; port: number }): Promise<FuzzAnswer> {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, host)
    const end = () => {
      socket.destroy()
      resolve({ ...parseAnswer(Buffer.concat(chunks).toString('latin1')), ms: performance.now() - startedAt })
    }
    socket.setTimeout(patienceMs, end)
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.once('end', end)
    // Who is refused before the whole body is read may find the connection cut.
    socket.once('error', end)
    socket.write(bytes)
  })
}

function parseAnswer(all: string): Omit<FuzzAnswer, 'ms'> {
  const answer = all.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '')
  const [head = '', ...rest] = answer.split('\r\n\r\n')
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: rest.join('\r\n\r\n') }
}
