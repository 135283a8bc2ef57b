import { z } from 'zod'
import { listenToLog } from '#platform/logged-lines.ts'
import { logEndpoint, traceHeaders } from './trace-settings.ts'

const everyMs = 2000
const patienceMs = 5000
/** While the receiver is away so many lines wait; more are dropped, and how many is told. All are on stdout. */
const most = 5000

const Line = z.looseObject({ level: z.enum(['info', 'warning', 'error']), time: z.iso.datetime(), message: z.string() })
const severities = { info: 9, warning: 13, error: 17 } as const

/**
 * Sends each line of the log to `/v1/logs` of OTEL_EXPORTER_OTLP_ENDPOINT (OTLP over HTTP, as JSON) where OTEL_LOGS_EXPORTER is
 * `otlp`. A receiver that is away or slow holds up nobody.
 */
export function startSendingLogs(process: 'web' | 'worker'): { readonly stop: () => Promise<void> } {
  const endpoint = logEndpoint()
  if (endpoint === undefined) return { stop: async () => {} }
  let waiting: string[] = []
  let droppedCount = 0
  let sending: Promise<void> = Promise.resolve()
  const stopListening = listenToLog((line) => {
    if (waiting.length < most) waiting.push(line)
    else droppedCount += 1
  })
  const send = async () => {
    const [lines, lostCount] = [waiting, droppedCount]
    if (lines.length === 0) return
    ;[waiting, droppedCount] = [[], 0]
    if (await arrives(`${endpoint}/v1/logs`, bodyOf(process, lines, lostCount))) return
    const keptLines = [...lines, ...waiting].slice(0, most)
    droppedCount += lostCount + lines.length + waiting.length - keptLines.length
    waiting = keptLines
  }
  const timer = setInterval(() => {
    sending = sending.then(send)
  }, everyMs)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      stopListening()
      await sending
      await send()
    },
  }
}

/** Whether the receiver has taken it. What it says is not read. */
async function arrives(address: string, body: string): Promise<boolean> {
  const headers = { ...traceHeaders(), 'content-type': 'application/json' }
  const requestInit = {
    method: 'POST',
    headers,
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  } as const
  return fetch(address, requestInit).then(
    async (response) => {
      await response.body?.cancel()
      return response.ok
    },
    () => false,
  )
}

function bodyOf(process: 'web' | 'worker', lines: readonly string[], lostCount: number): string {
  const logRecords = lines.flatMap((line) => {
    const read = Line.safeParse(JSON.parse(line))
    if (!read.success) return []
    const { level, time, message, ...fields } = read.data
    return [
      {
        timeUnixNano: `${BigInt(Date.parse(time)) * 1_000_000n}`,
        severityNumber: severities[level],
        severityText: level,
        body: { stringValue: message },
        attributes: Object.entries(fields).map(([key, value]) => attribute(key, `${value}`)),
      },
    ]
  })
  const resource = [attribute('service.name', `curtain-${process}`), attribute('curtain.lines_lost', `${lostCount}`)]
  return JSON.stringify({
    resourceLogs: [{ resource: { attributes: resource }, scopeLogs: [{ scope: { name: 'curtain' }, logRecords }] }],
  })
}

function attribute(key: string, stringValue: string) {
  return { key, value: { stringValue } }
}
