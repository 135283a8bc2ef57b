import { readVariable } from '#platform/env.ts'

/** How many requests tests invent, from which number they follow, and how many clinicians answer while something is taken away. */
export const trials = (): { requests: number; seed: number; clinicians: number } => ({
  requests: readVariable('FUZZ_REQUESTS') ?? 1000,
  seed: readVariable('FUZZ_SEED') ?? 20_260_401,
  clinicians: readVariable('FAULT_CLINICIANS') ?? 200,
})
