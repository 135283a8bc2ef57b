import type pg from 'pg'

/** The pools of this process. Next has its own copy of this code and so of its pool: both find this one set. */
declare global {
  var curtainPools: Set<pg.Pool> | undefined
}

function pools(): Set<pg.Pool> {
  globalThis.curtainPools ??= new Set()
  return globalThis.curtainPools
}

export function notePool(pool: pg.Pool): void {
  pools().add(pool)
}

export function forgetPool(pool: pg.Pool): void {
  pools().delete(pool)
}

/** Of this process: connections to the database in use and idle, and how many wait for one. */
export function countConnections(): { readonly used: number; readonly idle: number; readonly waiting: number } {
  const all = [...pools()]
  const sum = (count: (pool: pg.Pool) => number) => all.reduce((total, pool) => total + count(pool), 0)
  return {
    used: sum(({ totalCount, idleCount }) => totalCount - idleCount),
    idle: sum(({ idleCount }) => idleCount),
    waiting: sum(({ waitingCount }) => waitingCount),
  }
}
