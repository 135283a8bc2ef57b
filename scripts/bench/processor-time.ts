import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Linux counts in hundredths of a second, whatever the processor. */
const tickMs = 10

/**
 * The processor time that these processes have had until now, with that of their children, in milliseconds. What they do on a
 * machine that others use takes longer and costs the same. Linux alone says; elsewhere it is not a number.
 */
export async function processorTime(pids: readonly number[]): Promise<number> {
  const names = await readdir('/proc').catch(() => [])
  const stats = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(statOf))
  if (stats.length === 0) return Number.NaN
  const ticks = stats.flatMap((stat) => {
    if (stat === null) return []
    if (pids.includes(stat.pid)) return [stat.own + stat.endedChildren]
    return pids.includes(stat.parent) ? [stat.own] : []
  })
  return ticks.reduce((sum, each) => sum + each, 0) * tickMs
}

/** The process id of the server in a benchmark's folder. */
export async function postgresPid(directory: string): Promise<number> {
  return Number.parseInt(await readFile(join(directory, 'postgres/postmaster.pid'), 'utf8'), 10)
}

async function statOf(
  pid: string,
): Promise<{ pid: number; parent: number; own: number; endedChildren: number } | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  // The name of the program may hold spaces: what counts stands after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(fields[number - 3])
  return { pid: Number(pid), parent: field(4), own: field(14) + field(15), endedChildren: field(16) + field(17) }
}
