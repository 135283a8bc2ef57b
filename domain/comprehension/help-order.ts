import type { PracticeId } from './item.ts'
import type { Estimate } from './read-out.ts'

export type WeighedPractice = { readonly id: PracticeId; readonly riskWeight: number }

/** A practice in which somebody should be helped, and why: the gravest first. */
export type Need = {
  readonly practice: PracticeId
  readonly because: 'confidently-wrong' | 'does-not-understand-yet' | 'faded'
  readonly weight: number
}

/**
 * What one person should be helped with: confidently wrong before not understanding, not understanding before faded,
 * and within each by the practice's risk weight times the chance that they would not choose safely. Practices without
 * enough evidence are no reason to help: they are a reason to ask.
 */
export function needsOf(estimates: readonly Estimate[], practices: readonly WeighedPractice[]): Need[] {
  const riskOf = new Map(practices.map(({ id, riskWeight }) => [id, riskWeight]))
  return estimates
    .flatMap((estimate): Need[] => {
      const because = reasonOf(estimate)
      const weight = (riskOf.get(estimate.practice) ?? 1) * (1 - estimate.probability)
      return because === null ? [] : [{ practice: estimate.practice, because, weight }]
    })
    .sort(byGravity)
}

const gravity: Readonly<Record<Need['because'], number>> = {
  'confidently-wrong': 0,
  'does-not-understand-yet': 1,
  faded: 2,
}

function reasonOf(estimate: Estimate): Need['because'] | null {
  if (estimate.confidentlyWrong) return 'confidently-wrong'
  switch (estimate.status) {
    case 'does-not-understand-yet':
    case 'faded':
      return estimate.status
    case 'understands':
    case 'shown-so-far':
    case 'developing':
    case 'not-enough-evidence':
      return null
  }
}

function byGravity(a: Need, b: Need): number {
  return gravity[a.because] - gravity[b.because] || b.weight - a.weight
}

/** Orders people by who needs help first: need by need, as `needsOf` weighs them; nobody's name decides. */
export function byNeed(a: readonly Need[], b: readonly Need[]): number {
  const [mine, theirs] = [gravest(a), gravest(b)]
  if (mine === null || theirs === null) return Number(mine === null) - Number(theirs === null)
  return gravity[mine] - gravity[theirs] || weightOf(b, theirs) - weightOf(a, mine) || b.length - a.length
}

function gravest(needs: readonly Need[]): Need['because'] | null {
  return needs[0]?.because ?? null
}

function weightOf(needs: readonly Need[], because: Need['because']): number {
  return needs.filter((need) => need.because === because).reduce((sum, { weight }) => sum + weight, 0)
}
