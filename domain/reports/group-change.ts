import type { Interval } from '#domain/comprehension/interval.ts'

type ShareEstimate = { readonly share: number; readonly interval: Interval }

/** By how much a group's share went up or down, as shares of one, with its 90 % interval. */
export type GroupChange = {
  readonly by: number
  readonly interval: Interval
  readonly direction: 'up' | 'down' | 'unclear'
}

/**
 * The difference of two estimates of one group, as if they were independent: they are of the same people, so the interval
 * is too wide rather than too narrow, and a change that it calls clear is.
 */
export function groupChange(before: ShareEstimate, after: ShareEstimate): GroupChange {
  const by = after.share - before.share
  const reach = Math.hypot(halfWidth(before.interval), halfWidth(after.interval))
  const interval = { low: by - reach, high: by + reach }
  return { by, interval, direction: interval.low > 0 ? 'up' : interval.high < 0 ? 'down' : 'unclear' }
}

function halfWidth({ low, high }: Interval): number {
  return (high - low) / 2
}
