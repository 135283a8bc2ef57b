import { openSync, readSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'

/** How long what looks again and again waits between two looks, in milliseconds: what is shorter or longer is left alone. */
const looking = { from: 500, to: 2000 }

/**
 * Makes this process believe that it is so many milliseconds later than it is as the first eight bytes of a file say (a
 * double, in the machine's order). The file is read anew each time, so that all processes move at once.
 */
export function moveClock(file: string): void {
  const handle = openSync(file, 'r')
  const ahead = new Float64Array(1)
  const Machine = Date
  const ofMachine = Date.now
  const now = () => {
    readSync(handle, ahead, 0, 8, 0)
    return ofMachine() + (ahead[0] ?? 0)
  }
  Machine.now = now
  const MovedDate: DateConstructor = new Proxy(Machine, {
    construct: (target, dateArguments, as) =>
      Reflect.construct(target, dateArguments.length === 0 ? [now()] : dateArguments, as === MovedDate ? target : as),
    apply: () => new Machine(now()).toString(),
  })
  Machine.prototype.constructor = MovedDate
  globalThis.Date = MovedDate
}

/** Makes what looks every second or two whether there is something to do look so many times as often. */
export function hasten(times: number): void {
  const shorter = (ms: number | undefined) =>
    ms !== undefined && ms >= looking.from && ms <= looking.to ? ms / times : ms
  const { setTimeout: once, setInterval: again } = globalThis
  const pause = timers.setTimeout
  globalThis.setTimeout = Object.assign(
    (work: () => void, ms?: number, ...dateArguments: []) => once(work, shorter(ms), ...dateArguments),
    once,
  )
  globalThis.setInterval = Object.assign(
    (work: () => void, ms?: number, ...dateArguments: []) => again(work, shorter(ms), ...dateArguments),
    again,
  )
  timers.setTimeout = (ms, ...dateArguments) => pause(shorter(ms), ...dateArguments)
  syncBuiltinESMExports()
}
