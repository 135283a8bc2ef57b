import { expect, test } from 'vitest'
import { sharesOf } from './processor-profile.ts'

const frame = (functionName: string, url = '') => ({ functionName, url, scriptId: '0', lineNumber: 0, columnNumber: 0 })

test('time counts for the file that was at work, and for what called where it was Node’s own C++; waiting does not count', () => {
  const profile = {
    nodes: [
      { id: 1, callFrame: frame('(root)'), children: [2, 3, 4, 7] },
      { id: 2, callFrame: frame('(idle)') },
      { id: 3, callFrame: frame('(garbage collector)') },
      { id: 4, callFrame: frame('query', 'file:///curtain/node_modules/pg/lib/client.js'), children: [5, 6] },
      { id: 5, callFrame: frame('writev') },
      { id: 6, callFrame: frame('applyAnswer', 'file:///curtain/domain/comprehension/apply-answer.ts') },
      { id: 7, callFrame: frame('parserOnIncoming', 'node:_http_server') },
    ],
    startTime: 1_000_000,
    samples: [2, 3, 4, 5, 6, 7, 2],
    timeDeltas: [50_000, 1000, 2000, 3000, 4000, 500, 70_000],
  }
  const all = { from: 0, to: 9_000_000 }
  expect(sharesOf(profile, all)).toEqual([
    { part: 'the driver of PostgreSQL', ms: 5, most: ['writev 3 ms', 'query 2 ms'] },
    { part: 'the rules (domain)', ms: 4, most: ['applyAnswer 4 ms'] },
    { part: 'clearing memory', ms: 1, most: ['(garbage collector) 1 ms'] },
    { part: 'HTTP', ms: 0.5, most: ['parserOnIncoming 1 ms'] },
  ])
  expect(sharesOf(profile, { from: 1_053_000, to: 1_060_000 })).toEqual([
    { part: 'the rules (domain)', ms: 4, most: ['applyAnswer 4 ms'] },
    { part: 'the driver of PostgreSQL', ms: 3, most: ['writev 3 ms'] },
  ])
})
