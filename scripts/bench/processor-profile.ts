import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What Node writes with --cpu-prof: a tree of calls, and the node that was being run at each sample. */
const Profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  /** Microseconds on the clock that all processes of a machine share, as process.hrtime() tells it; deltas too. */
  startTime: z.number(),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})

/** The first that fits counts. */
const parts: readonly (readonly [part: string, path: RegExp])[] = [
  ['HTTP', /^node:(_http|http|internal\/http)/],
  [
    'sockets and streams',
    /^node:(net|stream|internal\/(streams|stream_base|net)|_stream|buffer|internal\/buffer|events|dns|string_decoder)/,
  ],
  ['cryptography', /^node:(crypto|internal\/crypto)/],
  [
    'promises, timers, context',
    /^node:(timers|async_hooks|diagnostics_channel|internal\/(timers|process|async|promise|fixed_queue))/,
  ],
  ['reading and starting', /^node:internal\/(modules|bootstrap|vm)|\/typescript\//],
  ['Node, the rest', /^node:/],
  ['the driver of PostgreSQL', /\/node_modules\/pg/],
  ['zod', /\/node_modules\/zod\//],
  ['the log', /\/node_modules\/(pino|sonic-boom|safe-stable-stringify|quick-format-unescaped)|\/platform\/log/],
  ['metrics, traces', /\/node_modules\/(prom-client|@opentelemetry)\/|\/platform\/tracing\/|\/server\/metrics\//],
  ['Next', /\/node_modules\/next\/|\/\.next\//],
  ['other packages', /\/node_modules\//],
  ['the rules (domain)', /\/domain\//],
  ['data', /\/data\//],
  ['the server', /\/(server|platform)\//],
]

/** In microseconds of that clock. */
export type Period = { readonly from: number; readonly to: number }
export const sharedClock = (): number => Number(process.hrtime.bigint() / 1000n)

/** Of a part; `most`: the functions that took the most of it. */
export type Share = { readonly part: string; readonly ms: number; readonly most: readonly string[] }
const mostFunctions = 6

/**
 * Where a process has spent its time, by the file that was at work, the most first; what Node itself does in C++ counts for the
 * file that called it. Waiting is left out.
 *
 * @param directory where the process has written its only profile as it ended.
 */
export async function readProfile(directory: string, period: Period): Promise<Share[]> {
  const [file = ''] = (await readdir(directory)).filter((name) => name.endsWith('.cpuprofile'))
  return sharesOf(JSON.parse(await readFile(join(directory, file), 'utf8')), period)
}

/** The same of a profile as it was read. */
export function sharesOf(read: unknown, { from, to }: Period): Share[] {
  const { nodes, startTime, samples, timeDeltas } = Profile.parse(read)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const partOf = new Map<number, string | null>()
  // Parents come before their children, however deep the calls go.
  const [root] = nodes
  const waiting = root === undefined ? [] : [{ node: root, above: 'Node, the rest' }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const part = partOfFrame(next.node.callFrame, next.above)
    partOf.set(next.node.id, part)
    for (const id of next.node.children ?? []) {
      const node = byId.get(id)
      if (node !== undefined) waiting.push({ node, above: part ?? next.above })
    }
  }
  const times = new Map<string, Map<string, number>>()
  let at = startTime
  for (const [place, id] of samples.entries()) {
    const part = partOf.get(id) ?? null
    at += timeDeltas[place] ?? 0
    // A delta says how long after the sample before this one was taken: its node has run since.
    if (part === null || at <= from || at > to) continue
    const functions = times.get(part) ?? new Map<string, number>()
    const name = byId.get(id)?.callFrame.functionName || 'without a name'
    times.set(part, functions.set(name, (functions.get(name) ?? 0) + (timeDeltas[place] ?? 0) / 1000))
  }
  return [...times]
    .map(([part, functions]) => ({
      part,
      ms: [...functions.values()].reduce((sum, ms) => sum + ms, 0),
      most: [...functions]
        .toSorted(([, one], [, other]) => other - one)
        .slice(0, mostFunctions)
        .map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`),
    }))
    .toSorted((a, b) => b.ms - a.ms)
}

/** Null: it waits. */
function partOfFrame({ functionName, url }: { functionName: string; url: string }, above: string): string | null {
  if (functionName === '(idle)') return null
  if (functionName === '(garbage collector)') return 'clearing memory'
  if (functionName === '(program)') return 'the system, and what belongs to no call'
  if (url === '') return above
  return parts.find(([, path]) => path.test(url))?.[0] ?? 'the rest'
}
