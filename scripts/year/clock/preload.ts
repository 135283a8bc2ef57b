/** For `node --import`: moves the clock of the process (`?clock=FILE`), and hastens the worker, which waits more than it works. */
import { hasten, moveClock } from './moved-clock.ts'

const { searchParams } = new URL(import.meta.url)
moveClock(searchParams.get('clock') ?? '')
if (process.argv[1]?.endsWith('worker.ts') === true) hasten(Number(searchParams.get('hasten') ?? '1'))
