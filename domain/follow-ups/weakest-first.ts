import type { Need } from '#domain/comprehension/help-order.ts'

/**
 * Practices in the order in which to practise them: where help is needed the most harm first, then the least likely to be
 * understood. Of what was hardly asked about nothing is known: it comes last, in the order of the curriculum.
 */
export function weakestFirst<
  KnownPractice extends {
    readonly practice: { readonly id: string }
    readonly cell: { readonly status: string; readonly probability: number }
  },
>(knownPractices: readonly KnownPractice[], needs: readonly Pick<Need, 'practice'>[]): KnownPractice[] {
  const rank = ({ practice, cell }: KnownPractice) => {
    const place = needs.findIndex((need) => need.practice === practice.id)
    if (place >= 0) return place
    return cell.status === 'not-enough-evidence' ? needs.length + 1 : needs.length
  }
  const doubt = ({ cell }: KnownPractice) => (cell.status === 'not-enough-evidence' ? 0 : cell.probability)
  return knownPractices.toSorted((one, other) => rank(one) - rank(other) || doubt(one) - doubt(other))
}
