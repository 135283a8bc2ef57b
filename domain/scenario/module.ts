import type { Stage } from './stage.ts'

/**
 * What a module is once its texts are chosen in a language and filled from an organisation's policy.
 * `content/` makes it from a published version, `play.ts` runs it. It holds keys and consequences:
 * it never leaves the server. What may leave is in `learner-view.ts`.
 */

/** A text and the language it is in: a missing translation shows the English text and says so. */
export type Text = { readonly text: string; readonly language: string }

export type PracticeId = string
export type SceneId = string
export type ItemId = string
export type OptionId = string
export type TrayId = string

export const itemFormats = ['single', 'multiple', 'order', 'spot', 'sort', 'strike', 'where-from'] as const
export type ItemFormat = (typeof itemFormats)[number]
/** Where an item is met: a decision inside the scenario, a check after it, a later follow-up. */
export type ItemKind = 'decision' | 'check' | 'follow-up'

export type Source = {
  readonly id: string
  readonly publisher: string
  readonly title: string
  /** As the publisher dates it: a year, a month or a day, ISO 8601. */
  readonly published: string
  readonly address: string | null
}

export type Misconception = { readonly id: string; readonly sentence: Text }

/** What an option gives away, whose it is, and who gets it. */
export type Exposure = { readonly id: string; readonly what: Text; readonly whose: Text; readonly toWhom: Text }

export type Option = {
  readonly id: OptionId
  readonly text: Text
  /** Single and where-from: the best answer. Multiple and spot: to be marked. Strike: to be struck. Order and sort: always true. */
  readonly correct: boolean
  /** Why it is right or wrong; shown after answering only. */
  readonly why: Text
  /**
   * What choosing it wrongly believes. On a place or an answer that ought to be marked: what leaving it out believes.
   * On a step of an order: what doing it too early believes. On a thing to be sorted: what putting it elsewhere believes.
   */
  readonly misconception: Misconception | null
  readonly exposes: readonly Exposure[]
  /** Spot-the-risk only: where in the picture, in per cent of its width and height. */
  readonly region: Region | null
  /** Sort only: where it belongs. */
  readonly tray?: TrayId
  /** Strike and where-from: what stands before it, as on a form; read and not chosen. */
  readonly label?: Text
}

export type Region = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Sort: where things are laid, in the order shown. */
export type Tray = { readonly id: TrayId; readonly text: Text }

export const paperKinds = ['letter', 'form', 'chat', 'screenshot'] as const
/** Strike: what the passages stand on, and who is to read it. */
export type Paper = { readonly kind: (typeof paperKinds)[number]; readonly title: Text; readonly reader: Text }

export const routeScreenKinds = ['record', 'phone', 'mail', 'browser'] as const
/** Where from: the screen that shows every number, address and route, with lines that can only be read. */
export type RouteScreen = {
  readonly kind: (typeof routeScreenKinds)[number]
  readonly title: Text
  /** `after`: the option under which it stands; null: at the head. */
  readonly notes: readonly { readonly id: string; readonly after: OptionId | null; readonly text: Text }[]
}

export type Item = {
  readonly id: ItemId
  readonly kind: ItemKind
  readonly practice: PracticeId
  readonly format: ItemFormat
  readonly prompt: Text
  /** Order: in the right order. Strike and where-from: as they stand on the paper or screen. Otherwise in the order written; the learner sees an order fixed by the attempt. */
  readonly options: readonly Option[]
  /** Spot-the-risk only: the drawing to mark, by its name in `components/drawings/pictures`. */
  readonly picture: { readonly name: string; readonly description: Text } | null
  readonly trays?: readonly Tray[]
  readonly paper?: Paper
  readonly screen?: RouteScreen
  /** Follow-ups only: the set of cases that share these options; anyone who reads only options cannot tell them apart. */
  readonly twins?: string
  readonly principle: Text
  readonly sources: readonly Source[]
  /** Expert judgement on the ability scale, −4 to 4, and the chance that a just competent clinician answers right. */
  readonly difficulty: number
  readonly justCompetent: number
}

/** Where an answer leads. */
export type Way =
  | { readonly by: 'option'; readonly next: Readonly<Record<OptionId, SceneId>> }
  | { readonly by: 'verdict'; readonly right: SceneId; readonly wrong: SceneId }

export type Scene = {
  readonly id: SceneId
  readonly stage: Stage
  /** Paragraphs of the story, in the second person. */
  readonly prose: readonly Text[]
  readonly then:
    | { readonly do: 'ask'; readonly item: Item; readonly way: Way }
    | { readonly do: 'go-on'; readonly next: SceneId }
    | { readonly do: 'end' }
}

export type Module = {
  readonly slug: string
  readonly versionHash: string
  readonly title: Text
  /** One sentence for the list of things to do. */
  readonly summary: Text
  /** Whose clinic or ward, on what day: the line beside the title. */
  readonly setting: Text
  readonly minutes: number
  readonly practices: readonly PracticeId[]
  readonly start: SceneId
  readonly scenes: Readonly<Record<SceneId, Scene>>
}
