import { expect, test, vi } from 'vitest'
import { onSearchKey, rememberSearchKey } from './search-key.ts'

/** A document that hears keys, with a search or without. */
function pageWith(search: object | null) {
  const page = Object.assign(new EventTarget(), { querySelector: () => search })
  vi.stubGlobal('document', page)
  rememberSearchKey()
  /** Whether the press was taken from the browser. */
  return (key: string, modifiers = { ctrlKey: true }) => {
    const press = Object.assign(new Event('keydown', { cancelable: true }), { key, ...modifiers })
    page.dispatchEvent(press)
    return press.defaultPrevented
  }
}

test('Ctrl K before a page is awake opens the search once it is, and once only', () => {
  const press = pageWith({})
  expect(press('k')).toBe(true)
  const open = vi.fn()
  const stop = onSearchKey(open)
  expect(open).toHaveBeenCalledTimes(1)
  expect([press('K'), press('j')]).toEqual([true, false])
  expect(open).toHaveBeenCalledTimes(2)
  stop()
  onSearchKey(open)()
  expect(open).toHaveBeenCalledTimes(2)
})

test('where a page has no search, the key is the browser’s', () => {
  const press = pageWith(null)
  expect(press('k')).toBe(false)
  const open = vi.fn()
  onSearchKey(open)()
  expect(open).not.toHaveBeenCalled()
})
