import type { LearnerView, Question } from '#domain/scenario/learner-view.ts'
import { later } from './later.tsx'
// The sheets come with the page: the server has drawn what is drawn later, and it must not stand there bare.
import '#components/drawings/pictures/picture.css'
import '#components/drawings/screens/screen-picture.css'
import '#components/ui/button.css'
import '#components/ui/disclosure.css'
import '#components/ui/tag.css'
import './answered.css'
import './debrief-view.css'
import './differently.css'
import './doing.css'
import './exposures.css'
import './feedback-panel.css'
import './option-words.css'
import './option.css'
import './order-choice.css'
import './question-form.css'
import './route-screen.css'
import './sheet.css'
import './sorted-thing.css'
import './sources.css'
import './stage/call.css'
import './stage/cameos.css'
import './stage/screen.css'
import './stage/small-stage.css'
import './stage/stage-chat.css'
import './stage/stage-notices.css'
import './stage/stage.css'
import './stage/tile.css'
import './stage/tiles.css'
import './trays.css'

/** The drawn moment. The first one comes as HTML; its code is for the scenes that follow. */
export const StageLater = later(async () => (await import('./stage/stage-picture.tsx')).StagePicture)

/** What an answer earned: nobody has it before they have answered. */
export const FeedbackPanelLater = later(async () => (await import('./feedback-panel.tsx')).FeedbackPanel)
export const FeedbackBodyLater = later(async () => (await import('./feedback-panel.tsx')).FeedbackBody)
export const DebriefLater = later(async () => (await import('./debrief-view.tsx')).DebriefView)

/** The formats in which something is done; lines to be chosen from are part of every page. */
export const choicesLater = {
  order: later(async () => (await import('./order-choice.tsx')).OrderChoice),
  spot: later(async () => (await import('./spot-choice.tsx')).SpotChoice),
  sort: later(async () => (await import('./sort-choice.tsx')).SortChoice),
  strike: later(async () => (await import('./strike-choice.tsx')).StrikeChoice),
  'where-from': later(async () => (await import('./where-from-choice.tsx')).WhereFromChoice),
}

/** Loads what these scenes are drawn with, and what each of them may lead to. */
export async function loadPartsOf(views: readonly LearnerView[]): Promise<void> {
  const formats = new Set(views.flatMap(({ then }) => (then.do === 'ask' ? [then.question.format] : [])))
  await Promise.all([
    views.some(({ scene }) => scene.stage !== null) && StageLater.load(),
    formats.size > 0 && FeedbackPanelLater.load(),
    formats.size > 0 && FeedbackBodyLater.load(),
    views.some(({ then }) => then.do === 'end') && DebriefLater.load(),
    ...[...formats].map(loadChoice),
  ])
}

/** @public Everything, for whoever draws without a browser and waits for nothing. */
export async function loadAllParts(): Promise<void> {
  const parts = [StageLater, FeedbackPanelLater, FeedbackBodyLater, DebriefLater, ...Object.values(choicesLater)]
  await Promise.all(parts.map(({ load }) => load()))
}

async function loadChoice(format: Question['format']): Promise<void> {
  if (format !== 'single' && format !== 'multiple') await choicesLater[format].load()
}
