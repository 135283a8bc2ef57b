import { readFile } from 'node:fs/promises'

/** Of a process, in MiB. Linux alone says; elsewhere it is not a number. */
export async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}

/** The most that a process had at any time until now, in MiB, as the kernel kept it. */
export async function largestMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}
