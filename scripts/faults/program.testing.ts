import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { hasEnded } from '#platform/processes/service.ts'

/** A server of others that is killed and started again. */
export type OwnProgram = {
  readonly pid: () => number
  readonly kill: (signal: NodeJS.Signals) => Promise<void>
  /** Once it listens again. */
  readonly startAgain: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts it and waits until it listens on this port of 127.0.0.1. */
export async function startProgram(
  [command = '', ...words]: readonly string[],
  { port }: { port: number },
): Promise<OwnProgram> {
  let child: ChildProcess
  let output = ''
  const startAgain = async () => {
    child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr?.setEncoding('utf8').on('data', (text) => (output = `${output}${text}`.slice(-2000)))
    for (let tries = 0; !(await listens(port)); tries++) {
      if (tries > 100 || hasEnded(child)) throw new Error(`${command} does not listen: ${output}`)
      await pause(100)
    }
  }
  const kill = async (signal: NodeJS.Signals) => {
    if (hasEnded(child)) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
  await startAgain()
  return { pid: () => child.pid ?? 0, kill, startAgain, stop: () => kill('SIGKILL') }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
