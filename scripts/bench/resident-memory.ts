import { readFile } from 'node:fs/promises'

/** Of a process and of those that it has started, in MiB. Linux alone says; elsewhere it is not a number. */
export async function residentMemory(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const pids = [pid, ...children.trim().split(' ').filter(Boolean).map(Number)]
  return (await Promise.all(pids.map(ownMemory))).reduce((sum, each) => sum + each, 0)
}

async function ownMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}

/** The most that a process had at any time until now, in MiB, as the kernel kept it. */
export async function largestMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}
