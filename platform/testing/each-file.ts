/**
 * Around every test file. Properties are tried on the same examples each time, so that a run that fails fails again. What
 * a file says of its environment ends with it: files of one worker share a process.
 */
import fc from 'fast-check'
import { afterAll, vi } from 'vitest'

fc.configureGlobal({ seed: 20_260_401 })

afterAll(() => {
  vi.unstubAllEnvs()
})
