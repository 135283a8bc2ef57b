import { afterAll, beforeAll } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'

/**
 * Around every test file that has a database of its own: files of one worker share a process and what it has read of the
 * application, and no connection, which would be to the database of the file before.
 */
beforeAll(dangerouslyDisconnect)
afterAll(dangerouslyDisconnect)
