import type { AttemptState, Choice } from './attempt-state.ts'
import type {
  Exposure,
  ItemFormat,
  ItemId,
  ItemKind,
  Misconception,
  Module,
  OptionId,
  Paper,
  PracticeId,
  Region,
  RouteScreen,
  SceneId,
  Source,
  Text,
  Tray,
  TrayId,
} from './module.ts'
import type { Stage } from './stage.ts'

/** What may leave the server before an answer: no key, no reason, no consequence, no way on. */
export type LearnerView = {
  readonly title: Text
  /** Null: a follow-up's cases happen here and there. */
  readonly setting: Text | null
  /** Stage: null where a case is told in words alone. */
  readonly scene: { readonly id: SceneId; readonly stage: Stage | null; readonly prose: readonly Text[] }
  readonly then: { readonly do: 'ask'; readonly question: Question } | { readonly do: 'go-on' } | { readonly do: 'end' }
  /** Scenes seen so far with this one, and about how many there are on the way being taken. */
  readonly position: { readonly scene: number; readonly about: number; readonly minutesLeft: number }
}

export type Question = {
  readonly itemId: ItemId
  readonly kind: ItemKind
  readonly format: ItemFormat
  readonly prompt: Text
  /** In the order fixed by the attempt. Spot-the-risk: every place that can be marked, risks and decoys alike. */
  readonly options: readonly {
    readonly id: OptionId
    readonly text: Text
    readonly region: Region | null
    readonly label?: Text
  }[]
  readonly picture: { readonly name: string; readonly description: Text } | null
  readonly trays?: readonly Tray[]
  readonly paper?: Paper
  readonly screen?: RouteScreen
}

/** What an answer earns: shown once it is recorded. */
export type Feedback = {
  readonly itemId: ItemId
  readonly practice: PracticeId
  readonly format: ItemFormat
  readonly prompt: Text
  readonly correct: boolean
  readonly options: readonly {
    readonly id: OptionId
    readonly text: Text
    /** As on the option; of a thing that was sorted: whether it lies where it belongs. */
    readonly correct: boolean
    readonly chosen: boolean
    /** Order only: 1-based place in the right order and in the learner's. */
    readonly place: { readonly right: number; readonly chosen: number } | null
    /** Sort only: the tray that it belongs in and the one that it was laid in. */
    readonly tray?: { readonly right: TrayId; readonly chosen: TrayId }
    readonly label?: Text
    readonly why: Text
    readonly region: Region | null
  }[]
  readonly picture: { readonly name: string; readonly description: Text } | null
  readonly trays?: readonly Tray[]
  readonly paper?: Paper
  readonly screen?: RouteScreen
  readonly misconceptions: readonly Misconception[]
  readonly exposes: readonly Exposure[]
  readonly principle: Text
  readonly sources: readonly Source[]
}

/**
 * The end. `fork`: the scene, counted from 1, at which the path first left the safest; null where it never did. Then what this path gave away beside what the safest path
 * would have, and every decision with its principle.
 */
export type Debrief = {
  readonly fork: number | null
  readonly yours: readonly Exposure[]
  readonly safest: readonly Exposure[]
  readonly decisions: readonly { readonly sceneId: SceneId; readonly feedback: Feedback }[]
}

/** Null where the state points at no scene of this module. */
export type SceneOf = (module: Module, state: AttemptState, order: { readonly seed: string }) => LearnerView | null
/** Null where the scene asks nothing or the choice is none that its item could have been given. */
export type FeedbackOf = (
  module: Module,
  sceneId: SceneId,
  choice: Choice,
  order: { readonly seed: string },
) => Feedback | null
/** Null until the attempt has ended: before that the safest path would give keys away. */
export type DebriefOf = (module: Module, state: AttemptState, order: { readonly seed: string }) => Debrief | null
