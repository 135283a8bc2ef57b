import { timeOf } from '#scripts/bench/reports/time.ts'

/** One thing that was measured, and the most that it may be; null: it is a part of another. */
export type Figure = {
  readonly name: string
  readonly measured: number
  readonly unit: 'ms' | 'MiB'
  readonly most: number | null
  /** The processor time of all that took part, in milliseconds. */
  readonly processorMs?: number
  readonly note?: string
}

/** How long something took, and how much processor time, in milliseconds. */
export type Cost = { readonly measured: number; readonly processorMs: number }
export type Measure = (work: () => Promise<unknown>) => Promise<Cost>

export function sumOf(costs: readonly Cost[]): Cost {
  const sum = (of: (cost: Cost) => number) => costs.reduce((total, cost) => total + of(cost), 0)
  return { measured: sum(({ measured }) => measured), processorMs: sum(({ processorMs }) => processorMs) }
}

/** With the processor time that all taking part have had until now. */
export function measureWith(processor: () => Promise<number>): Measure {
  return async (work) => {
    const before = await processor()
    const duration = await timeOf(work)
    return { measured: duration, processorMs: (await processor()) - before }
  }
}

/** What is not a number was not measured, and misses its goal as well. */
export function isMissed({ measured, most }: Figure): boolean {
  return most !== null && !(measured < most)
}

/** More than the longest name. */
const width = 56

export function printHeads(): void {
  process.stdout.write(`${''.padEnd(width)}${'took'.padStart(9)}${'processor'.padStart(11)}\n`)
}

export function printFigures(figures: readonly Figure[]): void {
  for (const figure of figures) {
    const { name, measured, unit, most, processorMs, note = '' } = figure
    const processor = processorMs === undefined ? '' : inUnits(processorMs, 'ms')
    const goal = most === null ? '' : `under ${inUnits(most, unit)}: ${isMissed(figure) ? 'NOT MET' : 'met'}`
    const line = `${name.padEnd(width)}${inUnits(measured, unit).padStart(9)}${processor.padStart(11)}  ${goal.padEnd(26)}${note}`
    process.stdout.write(`${line.trimEnd()}\n`)
  }
}

function inUnits(value: number, unit: Figure['unit']): string {
  if (Number.isNaN(value)) return 'failed'
  if (unit === 'MiB') return `${value.toFixed(0)} MiB`
  return value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(1)} s`
}
