import { pictureObjects } from '#components/drawings/pictures/picture-regions.ts'
import type { Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import type { Module, Option } from '#domain/scenario/module.ts'
import { replay } from '#domain/scenario/play.ts'
import { itemFeedback, sceneOf } from '#domain/scenario/show.ts'
import { doingProps } from './doing-props.ts'
import type { PlayerProps } from './player-states.tsx'
import { beginReal, debriefAfter, playViewOf, realModule } from './real-attempt.ts'

const order = { seed: 'look' }

export const module = realModule('the-call-that-dropped')
/** Where several answers are marked. */
const marking = realModule('rather-not-on-video')

export function playerProps(): PlayerProps {
  const spot = spotItem()
  const at = (sceneId: string) => sceneAt(module, sceneId)
  return {
    play: playViewOf(beginReal(module)),
    multiple: sceneAt(marking, sceneWith('multiple', marking)),
    order: at(sceneWith('order')),
    doing: doingProps(),
    spot: withSpot(sceneAt(marking, sceneWith('multiple', marking)), spot),
    wrong: feedbackIn('single'),
    orderFeedback: feedbackIn('order'),
    spotFeedback: requireValue(itemFeedback(spot, markedRegions, order)),
    worst: debriefAfter(module, 'worst'),
    safest: debriefAfter(module, 'safest'),
  }
}

function requireValue<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('The module lacks what this page shows')
  return value
}

function sceneWith(format: string, from = module): string {
  return requireValue(Object.values(from.scenes).find(({ then }) => then.do === 'ask' && then.item.format === format))
    .id
}

function sceneAt(from: Module, sceneId: string): LearnerView {
  const start = replay(from, [])
  if (!start.ok) throw new Error('No beginning')
  return requireValue(sceneOf(from, { ...start.state, sceneId }, order))
}

function itemIn(format: string, from = module) {
  const { then } = requireValue(from.scenes[sceneWith(format, from)])
  if (then.do !== 'ask') throw new Error('Asks nothing')
  return then.item
}

function feedbackIn(format: 'single' | 'order'): Feedback {
  const item = itemIn(format)
  const wrong =
    format === 'order'
      ? [...item.options].reverse().map(({ id }) => id)
      : [requireValue(item.options.find(({ correct, exposes }) => !correct && exposes.length > 0)).id]
  return requireValue(itemFeedback(item, wrong, order))
}

/** What can be marked in the drawn screen, what of it is a risk, and what somebody has marked. */
const regionIds = [
  'recording-light',
  'note-taker',
  'own-phone',
  'person-behind',
  'mug',
  'headphones',
  'padlock',
  'waiting-room',
] as const
type RegionId = (typeof regionIds)[number]
const risks: readonly RegionId[] = ['recording-light', 'note-taker', 'own-phone', 'person-behind']
const markedRegions: readonly RegionId[] = ['recording-light', 'mug', 'note-taker']

/** Spot-the-risk in a drawn screen: the module has none, so one is made from the picture's own objects. */
function spotItem() {
  const item = itemIn('multiple', marking)
  const objects = pictureObjects['consultation-screen']
  const options: Option[] = regionIds.map((id) => ({
    id,
    text: { text: `${objects[id].shows.charAt(0).toUpperCase()}${objects[id].shows.slice(1)}.`, language: 'en' },
    correct: risks.includes(id),
    why: {
      text: risks.includes(id) ? 'It shows someone’s data to anyone who looks.' : 'There is nothing in it of anyone’s.',
      language: 'en',
    },
    misconception: null,
    exposes: [],
    region: objects[id].region,
  }))
  return {
    ...item,
    format: 'spot' as const,
    options,
    prompt: { text: 'What on this screen puts a patient’s data at risk?', language: 'en' },
    picture: {
      name: 'consultation-screen',
      description: { text: 'A desk with a screen, a consultation under way on it.', language: 'en' },
    },
  }
}

function withSpot(view: LearnerView, item: ReturnType<typeof spotItem>): LearnerView {
  const { id: itemId, kind, format, prompt, options, picture } = item
  const question = {
    itemId,
    kind,
    format,
    prompt,
    picture,
    options: options.map(({ id, text, region }) => ({ id, text, region })),
  }
  const then = { do: 'ask', question } as const
  return { ...view, then }
}
