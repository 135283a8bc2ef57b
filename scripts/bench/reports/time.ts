import { percentile } from '#scripts/bench/figures.ts'

/** In milliseconds. */
export type Times = { readonly p50: number; readonly p95: number; readonly runs: number }

export const runs = 200

/** One after the other, the first few not counted. */
export async function timesOf(
  work: (run: number) => Promise<unknown>,
  { notCounted, counted = runs }: { notCounted: number; counted?: number },
): Promise<Times> {
  for (let run = 0; run < notCounted; run++) await work(run)
  const times: number[] = []
  for (let run = 0; run < counted; run++) times.push(await timed(() => work(run)))
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), runs: counted }
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
