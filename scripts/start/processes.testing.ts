import { type ChildProcess, execFileSync } from 'node:child_process'

/** The supervisor and all that it started, and what those started. */
export function family(supervisor: ChildProcess): number[] {
  const pairs = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const processes = [supervisor.pid ?? 0]
  for (const parent of processes) for (const [pid, of] of pairs) if (of === parent && pid) processes.push(pid)
  return processes
}

/** Which of these processes was started with these words. */
export function processWith(words: string, processes: readonly number[]): number {
  const matchingPid = processes.find((pid) =>
    execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' }).includes(words),
  )
  if (matchingPid === undefined) throw new Error(`No process was started with ${words}`)
  return matchingPid
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A process that has ended and that nobody has asked about is no process left behind.
    return !execFileSync('ps', ['-o', 'stat=', '-p', `${pid}`], { encoding: 'utf8' }).startsWith('Z')
  } catch {
    return false
  }
}
