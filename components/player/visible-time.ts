/** How long something has been in sight. `since` is null while it is out of sight. Milliseconds. */
export type VisibleTime = { readonly before: number; readonly since: number | null }

/** Starts to count at `now` if the page is in sight, on top of what an earlier visit counted. */
export function startCounting(now: number, { visible, before }: { visible: boolean; before: number }): VisibleTime {
  return { before, since: visible ? now : null }
}

export function comeIntoSight(time: VisibleTime, now: number): VisibleTime {
  return time.since === null ? { before: time.before, since: now } : time
}

export function goOutOfSight(time: VisibleTime, now: number): VisibleTime {
  return { before: visibleMs(time, now), since: null }
}

/** Whole milliseconds in sight up to `now`; a clock that is set back takes nothing away. */
export function visibleMs({ before, since }: VisibleTime, now: number): number {
  return Math.round(before + (since === null ? 0 : Math.max(0, now - since)))
}
