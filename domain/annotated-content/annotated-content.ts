import type { Condition } from '#domain/policy/facts.ts'
import type {
  ItemFormat,
  ItemKind,
  OptionId,
  PracticeId,
  SceneId,
  Source,
  Text,
  TrayId,
} from '#domain/scenario/module.ts'

// Content as a reviewer reads it: everything at once, keys and reasons beside the options, and what is said under
// which policy. Plain data, from which the book and the administrators' pages are both drawn.

/** A text as this reader is told it, and where the policy decides, every wording with its condition (null: otherwise). */
export type AnnotatedText = {
  readonly wording: Text
  readonly variants: readonly { readonly when: Condition | null; readonly wording: Text }[]
}

export type AnnotatedOption = {
  readonly id: OptionId
  /** A, B, C in the order written; for steps 1, 2, 3. */
  readonly mark: string
  readonly text: AnnotatedText
  readonly why: AnnotatedText
  /** Under this reader's policy. */
  readonly correct: boolean
  readonly offered: boolean
  /** Where the policy decides whether it is right, or whether it is offered. */
  readonly correctWhen: Condition | null
  readonly offeredWhen: Condition | null
  readonly misconception: { readonly id: string; readonly sentence: Text; readonly formerlyTrue: boolean } | null
  readonly exposes: readonly {
    readonly what: AnnotatedText
    readonly whose: AnnotatedText
    readonly toWhom: AnnotatedText
  }[]
  readonly next: SceneId | null
  /** Sort: where it belongs under this reader's policy. */
  readonly tray: TrayId | null
  /** Sort: where the policy decides it, every tray with its condition (null: otherwise). */
  readonly trayWhen: readonly { readonly when: Condition | null; readonly tray: TrayId }[]
  /** What stands before it on a form or screen. */
  readonly label: AnnotatedText | null
}

/** What gives an answer away to who reads only options: words of a language, or the name of a shape or place. */
export type AnswerTell = {
  readonly language: string
  readonly kind: 'word' | 'pair' | 'beginning' | 'shape' | 'place'
  readonly what: string
  readonly in: 'key' | 'others'
}

export type AnnotatedItem = {
  readonly id: string
  readonly kind: ItemKind
  readonly format: ItemFormat
  readonly practice: { readonly id: PracticeId; readonly name: Text; readonly critical: boolean }
  readonly prompt: AnnotatedText
  readonly picture: AnnotatedText | null
  readonly trays: readonly { readonly id: TrayId; readonly text: AnnotatedText }[]
  readonly paper: { readonly title: AnnotatedText; readonly reader: AnnotatedText } | null
  readonly screen: {
    readonly title: AnnotatedText
    readonly notes: readonly { readonly id: string; readonly after: OptionId | null; readonly text: AnnotatedText }[]
  } | null
  /** The set of cases with the same options. */
  readonly twins: string | null
  readonly options: readonly AnnotatedOption[]
  readonly principle: AnnotatedText
  readonly sources: readonly string[]
  readonly difficulty: number
  readonly justCompetent: number
  /** The chance that someone who knows nothing answers right, and what gives the answer away. Null: not measured. */
  readonly floor: { readonly chance: number; readonly tells: readonly AnswerTell[] } | null
  /** After an answer that is right, and one that is wrong; null where each option leads its own way, or nothing follows. */
  readonly verdict: { readonly right: SceneId; readonly wrong: SceneId } | null
}

export type AnnotatedMoment = {
  readonly id: string
  /** From 1, in the order written. */
  readonly number: number
  /** What is drawn, in words, with the bar on top and what has arrived. */
  readonly stage: readonly AnnotatedText[]
  readonly prose: AnnotatedText
  readonly item: AnnotatedItem | null
}

export type AnnotatedScene = AnnotatedMoment & {
  readonly on: 'both' | 'safest' | 'worst' | 'neither'
  /** Where it goes on by itself; null where it asks or ends. */
  readonly next: SceneId | null
}

/** A source with the state of its review, for reviewers. */
export type AnnotatedSource = Source & {
  /** ISO date on which the publisher’s own page was last read. Null: not yet. */
  readonly checked: string | null
  /** ISO date. */
  readonly reviewBy: string
  readonly needsLawyer: boolean
  /** What it is cited for. */
  readonly supports: string
  readonly reviewDue: boolean
}

export type AnnotatedModule = {
  readonly slug: string
  readonly hash: string
  readonly title: AnnotatedText
  readonly summary: AnnotatedText
  readonly setting: AnnotatedText
  readonly minutes: number
  readonly practices: readonly Text[]
  readonly scenes: readonly AnnotatedScene[]
  readonly numberOf: Readonly<Record<SceneId, number>>
  readonly safest: readonly SceneId[]
  readonly worst: readonly SceneId[]
  readonly graph: ModuleGraph
  /** Those that its items cite, in the order of the register. */
  readonly sources: readonly AnnotatedSource[]
}

export type AnnotatedFollowUps = {
  readonly practice: PracticeId
  readonly hash: string
  readonly title: Text
  readonly moments: readonly AnnotatedMoment[]
  readonly sources: readonly AnnotatedSource[]
}

export type GraphNode = {
  readonly id: SceneId
  readonly number: number
  readonly is: 'story' | 'decision' | 'check' | 'end'
  /** Middle, in units of the drawing. */
  readonly x: number
  readonly y: number
}

export type GraphEdge = {
  readonly from: SceneId
  readonly to: SceneId
  /** The safest path is drawn thick, the worst dashed; an edge that both take is on the safest. */
  readonly on: 'safest' | 'worst' | 'neither'
  /** SVG path data. */
  readonly path: string
}

/** A module's scenes from the first at the top to the ends at the bottom, ready to be drawn as SVG. */
export type ModuleGraph = {
  readonly width: number
  readonly height: number
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** The paragraphs of a text, each in the text's language. */
export function paragraphsOf({ text, language }: Text): Text[] {
  return text.split('\n\n').map((paragraph) => ({ text: paragraph, language }))
}
