import { expect, test } from 'vitest'
import { licenceFindings } from './licences.ts'

const findingsOf = (name: string, license?: string) =>
  licenceFindings({ packages: { '': {}, [`node_modules/${name}`]: license === undefined ? {} : { license } } })

test.for([
  ['left', 'MIT'],
  ['left', '(MIT OR GPL-3.0-only)'],
  ['left', 'MIT and ISC'],
  ['@img/sharp-win32-x64', 'Apache-2.0 AND LGPL-3.0-or-later'],
  ['seq-queue', undefined],
] as const)('%s under %s may be used', ([name, licence]) => {
  expect(findingsOf(name, licence)).toEqual([])
})

test.for([
  ['left', 'GPL-3.0-only'],
  ['left', 'MIT AND GPL-3.0-only'],
  ['left', 'LGPL-3.0-or-later'],
  ['left', 'SEE LICENSE IN LICENSE'],
  ['left', undefined],
] as const)('%s under %s is refused, by name', ([name, licence]) => {
  expect(findingsOf(name, licence)).toEqual([expect.stringContaining(name)])
})
