import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { acquireLock, inTurn } from './named-lock.ts'

const { signal } = new AbortController()

test('a name that is held is refused to others until it is let go', async () => {
  const name = `curtain-test-${randomUUID()}`
  const lock = await acquireLock(name)
  expect(lock).not.toBeNull()
  expect(await acquireLock(name)).toBeNull()
  lock?.letGo()
  const again = await inTurn(name, { signal }, async () => 'done')
  expect(again).toBe('done')
})

test('those who want the same name do their work one after another, also after one that failed', async () => {
  const name = `curtain-test-${randomUUID()}`
  let inside = 0
  const most: number[] = []
  const work = (fails: 'fails' | 'works') => async () => {
    inside += 1
    most.push(inside)
    await new Promise(setImmediate)
    inside -= 1
    if (fails === 'fails') throw new Error('as planned')
  }
  const outcomes = await Promise.allSettled([
    inTurn(name, { signal }, work('works')),
    inTurn(name, { signal }, work('fails')),
    inTurn(name, { signal }, work('works')),
  ])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  expect(most).toEqual([1, 1, 1])
})

test('who waits can be told to stop waiting', async () => {
  const name = `curtain-test-${randomUUID()}`
  const lock = await acquireLock(name)
  const stopping = new AbortController()
  const waiting = inTurn(name, stopping, async () => 'never')
  stopping.abort(new Error('stopped'))
  await expect(waiting).rejects.toThrow('stopped')
  lock?.letGo()
})
