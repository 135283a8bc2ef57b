import { expect, test } from 'vitest'
import { skeletonOf } from './skeleton.ts'

const english = '<p lang="en-GB">Ring <!-- -->her</p><svg aria-hidden="true" viewBox="0 0 1 1"><path d="M0 0"/></svg>'

test('is the same in another language, whatever is drawn', () => {
  const arabic =
    '<p lang="ar">اتصل بها</p><svg viewBox="0 0 9 9" aria-hidden="true"><path d="M1 1"/><path d="M2 2"/></svg>'
  expect(skeletonOf(arabic)).toBe(skeletonOf(english))
})

test.for([
  ['words that are missing', '<p lang="en-GB"> </p>', '<p lang="en-GB">Ring her</p>'],
  ['a name that is missing', '<a href="/a" aria-label=""></a>', '<a href="/a" aria-label="Ring"></a>'],
  ['another role', '<p role="status">Ring</p>', '<p role="alert">Ring</p>'],
  ['another element', '<h3>Ring</h3>', '<h2>Ring</h2>'],
  ['an element more', '<p>Ring <em>her</em></p>', '<p>Ring her</p>'],
  ['another relation', '<input aria-describedby="a"/>', '<input aria-describedby="b"/>'],
  ['a drawing that is told of', '<svg role="img" aria-label="A door"></svg>', '<svg aria-hidden="true"></svg>'],
])('tells apart %s', ([, one = '', other = '']) => {
  expect(skeletonOf(one)).not.toBe(skeletonOf(other))
})
