import type { HistoryPoint } from '#domain/comprehension/understanding-history.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import type { DrawnHistory, Mark } from './types.ts'

/** A moment of a history that is worth a row: a day on which something was asked, today, and some months ahead. */
export type HistoryRow = { readonly point: HistoryPoint } & (
  | {
      readonly is: 'asked'
      readonly occasion: Mark['occasion']
      readonly count: number
      /** Null: not for the reader to see. */
      readonly verdicts: { readonly right: number; readonly sure: number } | null
    }
  | { readonly is: 'now' | 'ahead' }
)

const aheadRows = 3

/** The rows of a history's table, oldest first. */
export function historyRows({ points, projection, evidence }: DrawnHistory, timeZone: string): HistoryRow[] {
  const days = Map.groupBy(evidence, ({ at, occasion }) => `${dayIn(timeZone, at).getTime()} ${occasion}`)
  const past = [...days.values()].flatMap((marks): HistoryRow[] => {
    const last = marks.at(-1)
    const point = points.find(({ at }) => last !== undefined && at >= last.at) ?? points.at(-1)
    if (last === undefined || point === undefined) return []
    const right = marks.filter(({ correct }) => correct).length
    const sure = marks.filter(({ confidence }) => confidence === 'sure').length
    const verdicts = last.correct === undefined ? null : { right, sure }
    // The point is that of the whole sitting; its day is when this was asked.
    return [{ is: 'asked', occasion: last.occasion, count: marks.length, verdicts, point: { ...point, at: last.at } }]
  })
  const now = points.at(-1)
  const step = Math.floor((projection.length - 1) / aheadRows)
  const ahead = Array.from({ length: aheadRows }, (_, row) => projection[(row + 1) * step]).flatMap(
    (point): HistoryRow[] => (point === undefined ? [] : [{ is: 'ahead', point }]),
  )
  return [...past, ...(now === undefined ? [] : [{ is: 'now' as const, point: now }]), ...ahead]
}
