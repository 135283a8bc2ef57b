/** Who reads much waits for a place: so many are under way at once in a process, and so many of one organisation's. */
const most = { inAll: 8, ofOne: 2 }

/** All places are taken, and none became free in time. Whoever asked may ask again later. */
export class NoPlaceError extends Error {
  constructor() {
    super('Too many long reads are under way')
    this.name = 'NoPlaceError'
  }
}

type Waiting = { readonly of: string; readonly go: () => void }

const places: string[] = []
const waiting: Waiting[] = []

function isFree(of: string): boolean {
  return places.length < most.inAll && places.filter((other) => other === of).length < most.ofOne
}

/**
 * Waits for a place of an organisation's, so long at most; returns what gives it back, which may be called more than once.
 * Throws NoPlaceError. Those of one organisation wait for each other alone, until all places are taken.
 */
export async function takePlace(of: string, { waitMs }: { waitMs: number }): Promise<() => void> {
  if (isFree(of)) places.push(of)
  else await waitFor(of, waitMs)
  let isLeft = false
  return () => {
    if (isLeft) return
    isLeft = true
    places.splice(places.indexOf(of), 1)
    letNextGo()
  }
}

function waitFor(of: string, waitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(own), 1)
      reject(new NoPlaceError())
    }, waitMs)
    const own: Waiting = {
      of,
      go: () => {
        clearTimeout(timer)
        resolve()
      },
    }
    waiting.push(own)
  })
}

/** Whoever has waited longest, of those whose organisation has a place left. */
function letNextGo(): void {
  const next = waiting.find(({ of }) => isFree(of))
  if (next === undefined) return
  waiting.splice(waiting.indexOf(next), 1)
  places.push(next.of)
  next.go()
}
