/** Pressed before anyone listened: opens as soon as someone does. */
let isWaiting = false
let isAwake = false

/** Whether Ctrl K was pressed (⌘ K on a Mac). */
function isSearchKey(event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
}

/** From before a page is awake: a press is remembered where the page has a search, and left to the browser where it has none. */
export function rememberSearchKey(): void {
  document.addEventListener('keydown', (event) => {
    if (isAwake || !isSearchKey(event) || document.querySelector('.search-open') === null) return
    event.preventDefault()
    isWaiting = true
  })
}

/** Opens the search at each press, and at once where one was remembered. Returns how to stop. */
export function onSearchKey(open: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (!isSearchKey(event)) return
    event.preventDefault()
    open()
  }
  document.addEventListener('keydown', onKey)
  isAwake = true
  if (isWaiting) open()
  isWaiting = false
  return () => {
    document.removeEventListener('keydown', onKey)
    isAwake = false
  }
}
