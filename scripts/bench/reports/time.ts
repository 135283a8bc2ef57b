import { percentile } from '#scripts/bench/figures.ts'

/** In milliseconds. */
export type Times = { readonly p50: number; readonly p95: number; readonly runs: number }

export const runs = 200

/** One after the other, the first few not counted. */
export async function timesOf(
  work: (run: number) => Promise<unknown>,
  { warmUps, counted = runs }: { warmUps: number; counted?: number },
): Promise<Times> {
  for (let run = 0; run < warmUps; run++) await work(run)
  const times: number[] = []
  for (let run = 0; run < counted; run++) times.push(await timeOf(() => work(run)))
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), runs: counted }
}

export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
