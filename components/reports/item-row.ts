import type { PracticeHead } from '#components/understanding/types.ts'
import type { ItemFlag } from '#domain/comprehension/items/item-statistics.ts'
import type { Item, Text } from '#domain/scenario/module.ts'

type Interval = { readonly value: number; readonly low: number; readonly high: number }
type Group = { readonly group: string; readonly answers: number }

/** What is shown of an item's statistics. */
export type ItemRow = {
  readonly id: string
  readonly prompt: Text
  readonly practice: PracticeHead
  readonly module: { readonly slug: string; readonly title: Text } | null
  readonly options: readonly { readonly id: string; readonly text: Text }[]
  /** The question with its key, to be read before it is decided on. */
  readonly whole: { readonly item: Item; readonly prose: readonly Text[] } | null
  /** How many of the organisation's clinicians wait for an answer to what they say of it. */
  readonly contests: number
  readonly decision: {
    readonly outcome: 'stays-out' | 'counts-again' | 'contested'
    readonly reason: string
    readonly at: Date
    readonly by: string | null
  } | null
  /** Of the decision, for the forms that make another. */
  readonly version: string
  readonly statistics:
    | { readonly verdict: 'too-few-answers'; readonly answers: number; readonly quarantined: boolean }
    | {
        readonly verdict: 'assessed'
        readonly answers: number
        readonly quarantined: boolean
        readonly facility: number
        readonly pointBiserial: Interval | null
        readonly options: readonly {
          readonly choice: string
          readonly share: number
          readonly meanTheta: number
          readonly isKey: boolean
        }[]
        readonly flags: readonly ItemFlag[]
        readonly differences: readonly {
          readonly by: 'profession' | 'language'
          readonly reference: Group
          readonly focal: Group
          readonly verdict: 'not-assessed' | 'none' | 'moderate' | 'large'
          readonly harderFor: 'reference' | 'focal' | null
        }[]
        readonly stated: { readonly bias: number | null; readonly confidentlyWrongRate: number; readonly sure: number }
      }
    | null
}
